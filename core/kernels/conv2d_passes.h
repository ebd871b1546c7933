#pragma once

#include "kernels/conv2d.h"
#include "kernels/correlation.h"

// What the passes share, and what conv2dScratchSize() asks the three passes for.

namespace minibatch {

/// The forward pass as a correlation of x.
Correlation conv2dForwardCorrelation(const Conv2DGeometry& geometry);

Index conv2dForwardScratch(const Conv2DGeometry& geometry);
Index conv2dBackwardInputScratch(const Conv2DGeometry& geometry);
Index conv2dBackwardKernelScratch(const Conv2DGeometry& geometry);

}  // namespace minibatch
