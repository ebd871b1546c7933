#include "layers/depthwise.h"

#include <algorithm>

#include "base/error.h"
#include "layers/window.h"

namespace minibatch {

Depthwise::Depthwise(const Arguments& arguments)
    : kernel_size_(arguments.integerPair("kernel_size")),
      strides_(arguments.integerPair("strides")),
      dilation_(arguments.integerPair("dilation_rate")),
      multiplier_(arguments.integer("depth_multiplier")),
      same_(arguments.string("padding") == "same") {
  if (strides_ != std::pair<Index, Index>(1, 1) && dilation_ != std::pair<Index, Index>(1, 1)) {
    fail(ErrorCode::kInvalidArgument, arguments.where(), ": arguments \"strides\" and ",
         "\"dilation_rate\" of ", arguments.entry().class_name,
         " cannot both be greater than 1, but received strides (", strides_.first, ", ",
         strides_.second, ") and dilation_rate (", dilation_.first, ", ", dilation_.second, ").");
  }
}

Conv2DGeometry Depthwise::geometry(const Shape& input) const {
  const WindowAxis rows = slideWindow(input[1], kernel_size_.first, strides_.first, dilation_.first,
                                      same_, "kernel_size", "height");
  const WindowAxis columns = slideWindow(input[2], kernel_size_.second, strides_.second,
                                         dilation_.second, same_, "kernel_size", "width");
  return {.batch = input[0],
          .in_height = input[1],
          .in_width = input[2],
          .in_channels = input[3],
          .out_height = rows.output,
          .out_width = columns.output,
          .out_channels = input[3] * multiplier_,
          .kernel_height = kernel_size_.first,
          .kernel_width = kernel_size_.second,
          .stride_height = strides_.first,
          .stride_width = strides_.second,
          .dilation_height = dilation_.first,
          .dilation_width = dilation_.second,
          .pad_top = rows.pad_before,
          .pad_left = columns.pad_before,
          .groups = input[3]};
}

Shape Depthwise::build(std::span<const Shape> inputs) {
  const Shape& input = requireRank(inputs, 3, "(batch, height, width, channels)");
  if (channels_ && input[2] != channels_) {
    fail(ErrorCode::kShapeMismatch, "was built for ", channels_,
         " channels, but is also given the shape ", input.toStringWithBatch(), ".");
  }
  const Conv2DGeometry g = geometry(input.withBatch(1));
  channels_ = input[2];
  return {g.out_height, g.out_width, g.out_channels};
}

Shape Depthwise::kernelShape() const {
  return {kernel_size_.first, kernel_size_.second, channels_, multiplier_};
}

std::vector<Argument> Depthwise::arguments(std::vector<Argument> own) {
  const std::vector<Argument> shared = {
      {.name = "kernel_size",
       .type = ArgumentType::kIntegerPair,
       .default_json = "",
       .doc = "Height and width of a filter.",
       .minimum = 1,
       .maximum = 1024},
      {.name = "strides",
       .type = ArgumentType::kIntegerPair,
       .default_json = "[1, 1]",
       .doc = "Steps of the filter along height and width.",
       .minimum = 1,
       .maximum = 1024},
      {.name = "padding",
       .type = ArgumentType::kString,
       .default_json = "\"valid\"",
       .doc = "valid: no padding; same: zeros around, so that strides 1 keep the size.",
       .choices = {"valid", "same"}},
      {.name = "depth_multiplier",
       .type = ArgumentType::kInteger,
       .default_json = "1",
       .doc = "Number of filters for each channel.",
       .minimum = 1,
       .maximum = 1024},
      {.name = "dilation_rate",
       .type = ArgumentType::kIntegerPair,
       .default_json = "[1, 1]",
       .doc = "Distance between the elements a filter sees.",
       .minimum = 1,
       .maximum = 1024},
  };
  std::ranges::copy(shared, std::back_inserter(own));
  return own;
}

}  // namespace minibatch
