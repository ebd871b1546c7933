#pragma once

#include "kernels/conv2d.h"

namespace minibatch {

// Convolution of each channel with kernels of its own: a geometry with groups = in_channels and
// out_channels = in_channels · multiplier. The kernel is (kernel_height, kernel_width, in_channels,
// multiplier); channel c gives the outputs c · multiplier … . General convolutions would spend most
// of their time on packing such groups.

/// y (batch, out_height, out_width, out_channels) = epilogue(x * kernel).
void depthwiseForward(const Conv2DGeometry& geometry, const Real* x, const Real* kernel,
                      const Epilogue& epilogue, Real* y, Parallel* parallel = nullptr);
/// dx (batch, in_height, in_width, in_channels), from dy like y.
void depthwiseBackwardInput(const Conv2DGeometry& geometry, const Real* dy, const Real* kernel,
                            Real* dx, Parallel* parallel = nullptr);
/// dkernel, summed over the batch in an order that depends on the geometry only.
void depthwiseBackwardKernel(const Conv2DGeometry& geometry, const Real* x, const Real* dy,
                             Real* dkernel, Real* scratch, Parallel* parallel = nullptr);
/// Reals that it needs as scratch.
Index depthwiseScratch(const Conv2DGeometry& geometry);

}  // namespace minibatch
