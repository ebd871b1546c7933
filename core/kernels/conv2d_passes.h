#pragma once

#include "kernels/conv2d.h"
#include "kernels/correlation.h"

// What the passes share, and what conv2dScratch() asks the three passes for.

namespace minibatch {

/// The forward pass as a correlation of x.
Correlation conv2dForwardCorrelation(const Conv2DGeometry& geometry);

/// About what a pass takes on one thread, in nanoseconds.
double conv2dNanoseconds(const Conv2DGeometry& geometry);

Scratch conv2dForwardScratch(const Conv2DGeometry& geometry);
Scratch conv2dBackwardInputScratch(const Conv2DGeometry& geometry);
Scratch conv2dBackwardKernelScratch(const Conv2DGeometry& geometry);

}  // namespace minibatch
