#pragma once

#include <span>
#include <utility>

#include "base/arguments.h"
#include "kernels/conv2d.h"

namespace minibatch {

/// Whether a layer's kernel_size is one number: it convolves sequences (batch, steps, channels),
/// which are images of one row, and not images.
bool isOfSequences(const Arguments& arguments);
/// The input of such a layer, or of one for images, with or without its batch axis, as images.
Shape asImages(const Shape& input, bool is_sequence);
/// The only input as one image, without the batch; throws kShapeMismatch for another rank.
Shape requireImage(std::span<const Shape> inputs, bool is_sequence);
/// The shape of such a layer's output, or of its kernel, from that for images.
Shape fromImages(const Shape& images, bool is_sequence);

/// The windows of a convolution over images or sequences, by the arguments kernel_size, strides,
/// padding and dilation_rate.
struct Window2D {
  /// Throws kInvalidArgument where both strides and dilation_rate are greater than 1.
  explicit Window2D(const Arguments& arguments);

  /// How they slide over images, or sequences, of this shape, batch axis included.
  Conv2DGeometry slide(const Shape& input, Index filters, Index groups) const;

  std::pair<Index, Index> kernel_size, strides, dilation;  // height and width
  bool is_sequence, same;
};

}  // namespace minibatch
