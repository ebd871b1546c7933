#pragma once

#include "kernels/conv2d.h"

// What conv2dScratchSize() asks the three passes for.

namespace minibatch {

Index conv2dForwardScratch(const Conv2DGeometry& geometry);
Index conv2dBackwardInputScratch(const Conv2DGeometry& geometry);
Index conv2dBackwardKernelScratch(const Conv2DGeometry& geometry);

}  // namespace minibatch
