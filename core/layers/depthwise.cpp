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

}  // namespace minibatch
