#pragma once

#include <cstdint>

#include "base/parallel.h"
#include "base/tensor.h"

namespace minibatch {

/// The geometry of two-dimensional pooling, NHWC.
struct Pool2DGeometry {
  Index batch, in_height, in_width, channels;
  Index out_height, out_width;
  Index pool_height, pool_width;
  Index stride_height, stride_width;
  Index pad_top = 0, pad_left = 0;
};

/// y = maximum of each window (padding never wins). `winners`, one byte an output element, keeps
/// the position inside the window (row * pool_width + column) of the first maximum; it may be null
/// when no backward follows. Windows have at most 256 elements.
void maxPool2DForward(const Pool2DGeometry& geometry, const Real* x, Real* y, std::uint8_t* winners,
                      Parallel* parallel = nullptr);

/// dx = dy scattered to the winners; overlapping windows add up.
void maxPool2DBackward(const Pool2DGeometry& geometry, const Real* dy, const std::uint8_t* winners,
                       Real* dx, Parallel* parallel = nullptr);

/// y = mean of each window over the elements inside the image (padding does not count, as in
/// Keras).
void averagePool2DForward(const Pool2DGeometry& geometry, const Real* x, Real* y,
                          Parallel* parallel = nullptr);

/// dx = dy spread evenly over each window.
void averagePool2DBackward(const Pool2DGeometry& geometry, const Real* dy, Real* dx,
                           Parallel* parallel = nullptr);

}  // namespace minibatch
