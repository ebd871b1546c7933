#include "layers/depthwise.h"

#include <algorithm>

#include "base/error.h"
#include "layers/convolution_arguments.h"

namespace minibatch {

Shape Depthwise::build(std::span<const Shape> inputs) {
  const Shape& input = requireRank(inputs, 3, "(batch, height, width, channels)");
  if (channels_ && input[2] != channels_) {
    fail(ErrorCode::kShapeMismatch, "layer.built-for-channels",
         {{"built", channels_}, {"shape", input.toStringWithBatch()}});
  }
  const Conv2DGeometry g = geometry(input.withBatch(1));
  channels_ = input[2];
  return {g.out_height, g.out_width, g.out_channels};
}

Shape Depthwise::kernelShape() const {
  return {window_.kernel_size.first, window_.kernel_size.second, channels_, multiplier_};
}

std::vector<Argument> Depthwise::arguments(std::vector<Argument> own) {
  const std::vector<Argument> shared = {
      convolution::kernelSize(),
      convolution::strides(),
      convolution::padding(),
      {.name = "depth_multiplier",
       .type = ArgumentType::kInteger,
       .default_json = "1",
       .doc = "Number of filters per input channel.",
       .minimum = 1,
       .maximum = 1024},
      convolution::dilationRate(),
  };
  std::ranges::copy(shared, std::back_inserter(own));
  return own;
}

}  // namespace minibatch
