#include "layers/depthwise.h"

#include <algorithm>

#include "base/error.h"
#include "layers/convolution_arguments.h"

namespace minibatch {

Shape Depthwise::build(std::span<const Shape> inputs) {
  const Shape input = requireImage(inputs, window_.is_sequence);
  if (channels_ && input[2] != channels_) {
    fail(ErrorCode::kShapeMismatch, "layer.built-for-channels",
         {{"built", channels_}, {"shape", inputs[0].toStringWithBatch()}});
  }
  const Conv2DGeometry g = geometry(inputs[0].withBatch(1));
  channels_ = input[2];
  return fromImages({g.out_height, g.out_width, g.out_channels}, window_.is_sequence);
}

Shape Depthwise::kernelShape() const {
  return fromImages({window_.kernel_size.first, window_.kernel_size.second, channels_, multiplier_},
                    window_.is_sequence);
}

std::vector<Argument> Depthwise::arguments(std::vector<Argument> own, bool sequence) {
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
