#pragma once

#include "base/tensor.h"
#include "kernels/gemm.h"

namespace minibatch {

/// The geometry of a two-dimensional convolution (cross-correlation, as in Keras), NHWC and HWIO.
struct Conv2DGeometry {
  Index batch, in_height, in_width, in_channels;
  Index out_height, out_width, out_channels;
  Index kernel_height, kernel_width;
  Index stride_height = 1, stride_width = 1;
  Index dilation_height = 1, dilation_width = 1;
  Index pad_top = 0, pad_left = 0;  // zeros in front; behind, as many as the output needs
  Index groups = 1;  // kernel is (kernel_height, kernel_width, in_channels / groups, out_channels)
};

/// Reals that a computation needs as scratch: what its threads share, then as many for each.
struct Scratch {
  Index shared = 0, each = 0;
  Index size(int threads) const { return shared + threads * each; }
};

/// What the passes below need as scratch (the largest of the three), for any batch up to
/// geometry.batch. Does not grow with the batch beyond a cache-resident strip.
Scratch conv2dScratch(const Conv2DGeometry& geometry);

/// y (batch, out_height, out_width, out_channels) = epilogue(x * kernel).
void conv2dForward(const Conv2DGeometry& geometry, const Real* x, const Real* kernel,
                   const Epilogue& epilogue, Real* y, Real* scratch, Parallel* parallel = nullptr);

/// dx (batch, in_height, in_width, in_channels) = gradient of the input, from dy like y.
void conv2dBackwardInput(const Conv2DGeometry& geometry, const Real* dy, const Real* kernel,
                         Real* dx, Real* scratch, Parallel* parallel = nullptr);

/// dkernel (kernel_height, kernel_width, in_channels / groups, out_channels), summed over the batch
/// in a fixed order.
void conv2dBackwardKernel(const Conv2DGeometry& geometry, const Real* x, const Real* dy,
                          Real* dkernel, Real* scratch, Parallel* parallel = nullptr);

/// The backward pass of conv2dForward's epilogue, as epilogueBackward() does it.
struct EpilogueGradient {
  const Real* relu_output = nullptr;  // y, where the epilogue has a relu
  Real* dbias = nullptr;              // (out_channels), where it is wanted
  Real* masked_dy = nullptr;          // dy itself, where others read what relu leaves of it
};

/// conv2dBackwardKernel() with the epilogue before it, in one pass over dy.
void conv2dBackwardKernel(const Conv2DGeometry& geometry, const Real* x, const Real* dy,
                          const EpilogueGradient& epilogue, Real* dkernel, Real* scratch,
                          Parallel* parallel = nullptr);

}  // namespace minibatch
