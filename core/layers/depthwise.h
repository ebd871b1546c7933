#pragma once

#include "kernels/depthwise_conv2d.h"
#include "layers/layer.h"
#include "layers/window2d.h"

namespace minibatch {

/// What DepthwiseConv1D and 2D and SeparableConv1D and 2D share: the arguments and the geometry of
/// a convolution of each channel by itself.
class Depthwise {
 public:
  explicit Depthwise(const Arguments& arguments)
      : window_(arguments), multiplier_(arguments.integer("depth_multiplier")) {}

  /// Checks a layer's input shape (without the batch) and fixes the channels; the shape after the
  /// depthwise convolution. Throws kShapeMismatch.
  Shape build(std::span<const Shape> inputs);
  /// For an input of this shape, batch axis included.
  Conv2DGeometry geometry(const Shape& input) const {
    return window_.slide(input, input.back() * multiplier_, input.back());
  }
  /// 0 before build().
  Index channels() const { return channels_; }
  Index outputs() const { return channels_ * multiplier_; }
  /// (kernel_height, kernel_width, channels, depth_multiplier); of sequences without the height
  Shape kernelShape() const;

  /// kernel_size, strides, padding, depth_multiplier and dilation_rate, after `own`.
  static std::vector<Argument> arguments(std::vector<Argument> own, bool sequence = false);
  bool isOfSequences() const { return window_.is_sequence; }

 private:
  Window2D window_;
  Index multiplier_;
  Index channels_ = 0;
};

}  // namespace minibatch
