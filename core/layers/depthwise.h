#pragma once

#include "kernels/depthwise_conv2d.h"
#include "layers/layer.h"

namespace minibatch {

/// What DepthwiseConv2D and SeparableConv2D share: the arguments and the geometry of a convolution
/// of each channel by itself.
class Depthwise {
 public:
  explicit Depthwise(const Arguments& arguments);

  /// Checks a layer's input shape (without the batch) and fixes the channels; the shape after the
  /// depthwise convolution. Throws kShapeMismatch.
  Shape build(std::span<const Shape> inputs);
  /// For an input of this shape, batch axis included.
  Conv2DGeometry geometry(const Shape& input) const;
  /// 0 before build().
  Index channels() const { return channels_; }
  Index outputs() const { return channels_ * multiplier_; }
  /// (kernel_height, kernel_width, channels, depth_multiplier)
  Shape kernelShape() const;

  /// kernel_size, strides, padding, depth_multiplier and dilation_rate, after `own`.
  static std::vector<Argument> arguments(std::vector<Argument> own);

 private:
  std::pair<Index, Index> kernel_size_, strides_, dilation_;
  Index multiplier_;
  bool same_;
  Index channels_ = 0;
};

}  // namespace minibatch
