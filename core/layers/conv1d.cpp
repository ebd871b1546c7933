#include "layers/conv1d.h"

#include <algorithm>

#include "base/error.h"
#include "layers/window.h"

namespace minibatch {

Conv1D::Conv1D(const Arguments& arguments)
    : parts_(arguments),
      filters_(arguments.integer("filters")),
      groups_(arguments.integer("groups")),
      kernel_size_(arguments.onlyInteger("kernel_size")),
      strides_(arguments.onlyInteger("strides")),
      dilation_(arguments.onlyInteger("dilation_rate")),
      padding_(arguments.string("padding")) {
  if (filters_ % groups_) {
    fail(ErrorCode::kInvalidArgument, arguments.where(),
         ": argument \"filters\" of Conv1D must be divisible by \"groups\", but received filters ",
         filters_, " and groups ", groups_, ".");
  }
  if (strides_ > 1 && dilation_ > 1) {
    fail(ErrorCode::kInvalidArgument, arguments.where(), ": arguments \"strides\" and ",
         "\"dilation_rate\" of Conv1D cannot both be greater than 1, but received strides ",
         strides_, " and dilation_rate ", dilation_, ".");
  }
}

Conv2DGeometry Conv1D::geometry(const Shape& input) const {
  WindowAxis steps;
  if (padding_ == "causal") {
    steps = {(input[1] + strides_ - 1) / strides_, (kernel_size_ - 1) * dilation_};
  } else {
    steps = slideWindow(input[1], kernel_size_, strides_, dilation_, padding_ == "same",
                        "kernel_size", "steps");
  }
  return {.batch = input[0],
          .in_height = 1,
          .in_width = input[1],
          .in_channels = input[2],
          .out_height = 1,
          .out_width = steps.output,
          .out_channels = filters_,
          .kernel_height = 1,
          .kernel_width = kernel_size_,
          .stride_width = strides_,
          .dilation_width = dilation_,
          .pad_left = steps.pad_before,
          .groups = groups_};
}

Shape Conv1D::build(std::span<const Shape> inputs) {
  const Shape& input = requireRank(inputs, 2, "(batch, steps, channels)");
  if (channels_ && input[1] != channels_) {
    fail(ErrorCode::kShapeMismatch, "was built for ", channels_,
         " channels, but is also given the shape ", input.toStringWithBatch(), ".");
  }
  if (input[1] % groups_) {
    fail(ErrorCode::kShapeMismatch, "has groups ", groups_, ", which does not divide its input's ",
         input[1], " channels.");
  }
  const Conv2DGeometry g = geometry(input.withBatch(1));
  channels_ = input[1];
  return {g.out_width, filters_};
}

std::vector<WeightSpec> Conv1D::weights() const {
  if (!channels_) return {};
  return parts_.weights({kernel_size_, channels_ / groups_, filters_}, filters_);
}

Needs Conv1D::needs(std::span<const Shape> inputs, const Shape& output) const {
  const Scratch scratch = conv2dScratch(geometry(inputs[0]));
  const Index of_bias = KernelAndBias::backwardScratch(output.size() / filters_, filters_);
  return {.scratch = std::max(scratch.shared, of_bias),
          .thread_scratch = scratch.each,
          .backward_reads_output = parts_.fusesRelu()};
}

void Conv1D::forward(const ForwardPass& pass) const {
  conv2dForward(
      geometry(pass.inputs[0].shape), pass.inputs[0].data, pass.weights[0].data,
      {.bias = parts_.usesBias() ? pass.weights[1].data : nullptr, .relu = parts_.fusesRelu()},
      pass.output.data, pass.scratch, pass.parallel);
}

void Conv1D::backward(const BackwardPass& pass) const {
  const Conv2DGeometry g = geometry(pass.inputs[0].shape);
  Real* dy = pass.output_gradient.data;
  if (pass.weight_gradients[0]) {
    conv2dBackwardKernel(g, pass.inputs[0].data, dy,
                         parts_.epilogueGradient(pass, pass.input_gradients[0] ? dy : nullptr),
                         pass.weight_gradients[0].data, pass.scratch, pass.parallel);
  } else {
    parts_.backward(pass, g.batch * g.out_width, filters_);
  }
  if (pass.input_gradients[0]) {
    conv2dBackwardInput(g, dy, pass.weights[0].data, pass.input_gradients[0].data, pass.scratch,
                        pass.parallel);
  }
}

const EntryOf<Layer>& conv1dEntry() {
  static const EntryOf<Layer> entry = entryFor<Layer, Conv1D>(
      "Conv1D", {}, "Convolution over sequences: learned filters slide along the steps.",
      KernelAndBias::arguments({
          {.name = "filters",
           .type = ArgumentType::kInteger,
           .default_json = "",
           .doc = "Number of filters, the output's channels.",
           .minimum = 1,
           .maximum = 65536},
          {.name = "kernel_size",
           .type = ArgumentType::kIntegers,
           .default_json = "",
           .doc = "Steps a filter sees.",
           .minimum = 1,
           .maximum = 1024},
          {.name = "strides",
           .type = ArgumentType::kIntegers,
           .default_json = "1",
           .doc = "How far the filter moves at a time.",
           .minimum = 1,
           .maximum = 1024},
          {.name = "padding",
           .type = ArgumentType::kString,
           .default_json = "\"valid\"",
           .doc = "valid: no padding; same: zeros around, so that strides 1 keep the number of "
                  "steps; causal: all zeros in front.",
           .choices = {"valid", "same", "causal"}},
          {.name = "dilation_rate",
           .type = ArgumentType::kIntegers,
           .default_json = "1",
           .doc = "Distance between the steps a filter sees.",
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
