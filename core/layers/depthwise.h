#pragma once

#include "kernels/depthwise_conv2d.h"
#include "layers/convolution_arguments.h"
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
  static constexpr std::vector<Argument> arguments(std::vector<Argument> own,
                                                   bool sequence = false);
  bool isOfSequences() const { return window_.is_sequence; }

 private:
  Window2D window_;
  Index multiplier_;
  Index channels_ = 0;
};

constexpr std::vector<Argument> Depthwise::arguments(std::vector<Argument> own, bool sequence) {
  const std::vector<Argument> shared = {
      sequence ? convolution::windowSizes("kernel_size", "", "Length of the filters, in steps.")
               : convolution::kernelSize(),
      sequence ? convolution::windowSizes("strides", "1", "Stride of the convolution, in steps.")
               : convolution::strides(),
      convolution::padding(),
      {.name = "depth_multiplier",
       .type = ArgumentType::kInteger,
       .default_json = "1",
       .doc = "Number of filters per input channel.",
       .minimum = 1,
       .maximum = 1024},
      sequence
          ? convolution::windowSizes("dilation_rate", "1",
                                     "Dilation rate: the distance between the steps of a filter.")
          : convolution::dilationRate(),
  };
  std::ranges::copy(shared, std::back_inserter(own));
  return own;
}

}  // namespace minibatch
