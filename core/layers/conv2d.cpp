#include "layers/conv2d.h"

#include <algorithm>

#include "base/error.h"
#include "layers/window.h"

namespace minibatch {

Conv2D::Conv2D(const Arguments& arguments)
    : parts_(arguments),
      filters_(arguments.integer("filters")),
      groups_(arguments.integer("groups")),
      kernel_size_(arguments.integerPair("kernel_size")),
      strides_(arguments.integerPair("strides")),
      dilation_(arguments.integerPair("dilation_rate")),
      same_(arguments.string("padding") == "same") {
  if (filters_ % groups_) {
    fail(ErrorCode::kInvalidArgument, arguments.where(),
         ": argument \"filters\" of Conv2D must be ",
         "divisible by \"groups\", but received filters ", filters_, " and groups ", groups_, ".");
  }
  if (strides_ != std::pair<Index, Index>(1, 1) && dilation_ != std::pair<Index, Index>(1, 1)) {
    fail(ErrorCode::kInvalidArgument, arguments.where(), ": arguments \"strides\" and ",
         "\"dilation_rate\" of Conv2D cannot both be greater than 1, but received strides (",
         strides_.first, ", ", strides_.second, ") and dilation_rate (", dilation_.first, ", ",
         dilation_.second, ").");
  }
}

Conv2DGeometry Conv2D::geometry(const Shape& input) const {
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
          .out_channels = filters_,
          .kernel_height = kernel_size_.first,
          .kernel_width = kernel_size_.second,
          .stride_height = strides_.first,
          .stride_width = strides_.second,
          .dilation_height = dilation_.first,
          .dilation_width = dilation_.second,
          .pad_top = rows.pad_before,
          .pad_left = columns.pad_before,
          .groups = groups_};
}

Shape Conv2D::build(std::span<const Shape> inputs) {
  const Shape& input = requireRank(inputs, 3, "(batch, height, width, channels)");
  if (channels_ && input[2] != channels_) {
    fail(ErrorCode::kShapeMismatch, "was built for ", channels_,
         " channels, but is also given the shape ", input.toStringWithBatch(), ".");
  }
  if (input[2] % groups_) {
    fail(ErrorCode::kShapeMismatch, "has groups ", groups_, ", which does not divide its input's ",
         input[2], " channels.");
  }
  const Conv2DGeometry g = geometry(input.withBatch(1));
  channels_ = input[2];
  return {g.out_height, g.out_width, filters_};
}

std::vector<WeightSpec> Conv2D::weights() const {
  if (!channels_) return {};
  return parts_.weights({kernel_size_.first, kernel_size_.second, channels_ / groups_, filters_},
                        filters_);
}

Needs Conv2D::needs(std::span<const Shape> inputs, const Shape& output) const {
  const Scratch scratch = conv2dScratch(geometry(inputs[0]));
  const Index of_bias = KernelAndBias::backwardScratch(output.size() / filters_, filters_);
  return {.scratch = std::max(scratch.shared, of_bias),
          .thread_scratch = scratch.each,
          .backward_reads_output = parts_.fusesRelu()};
}

void Conv2D::forward(const ForwardPass& pass) const {
  conv2dForward(
      geometry(pass.inputs[0].shape), pass.inputs[0].data, pass.weights[0].data,
      {.bias = parts_.usesBias() ? pass.weights[1].data : nullptr, .relu = parts_.fusesRelu()},
      pass.output.data, pass.scratch, pass.parallel);
}

void Conv2D::backward(const BackwardPass& pass) const {
  const Conv2DGeometry g = geometry(pass.inputs[0].shape);
  Real* dy = pass.output_gradient.data;
  if (pass.weight_gradients[0]) {
    conv2dBackwardKernel(g, pass.inputs[0].data, dy,
                         parts_.epilogueGradient(pass, pass.input_gradients[0] ? dy : nullptr),
                         pass.weight_gradients[0].data, pass.scratch, pass.parallel);
  } else {
    parts_.backward(pass, g.batch * g.out_height * g.out_width, filters_);
  }
  if (pass.input_gradients[0]) {
    conv2dBackwardInput(g, dy, pass.weights[0].data, pass.input_gradients[0].data, pass.scratch,
                        pass.parallel);
  }
}

const EntryOf<Layer>& conv2dEntry() {
  static const EntryOf<Layer> entry = entryFor<Layer, Conv2D>(
      "Conv2D", {}, "Convolution over images: learned filters slide over height and width.",
      KernelAndBias::arguments({
          {.name = "filters",
           .type = ArgumentType::kInteger,
           .default_json = "",
           .doc = "Number of filters, the output's channels.",
           .minimum = 1,
           .maximum = 65536},
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
          {.name = "dilation_rate",
           .type = ArgumentType::kIntegerPair,
           .default_json = "[1, 1]",
           .doc = "Distance between the elements a filter sees.",
           .minimum = 1,
           .maximum = 1024},
          {.name = "groups",
           .type = ArgumentType::kInteger,
           .default_json = "1",
           .doc = "Into how many groups channels and filters are split.",
           .minimum = 1,
           .maximum = 65536},
      }));
  return entry;
}

}  // namespace minibatch
