#pragma once

#include <utility>

#include "base/arguments.h"
#include "kernels/conv2d.h"

namespace minibatch {

/// The windows of a convolution over images, by the arguments kernel_size, strides, padding and
/// dilation_rate.
struct Window2D {
  /// Throws kInvalidArgument where both strides and dilation_rate are greater than 1.
  explicit Window2D(const Arguments& arguments);

  /// How they slide over images of this shape, batch axis included.
  Conv2DGeometry slide(const Shape& input, Index filters, Index groups) const;

  std::pair<Index, Index> kernel_size, strides, dilation;  // height and width
  bool same;
};

}  // namespace minibatch
