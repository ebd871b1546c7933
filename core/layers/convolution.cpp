#include "layers/convolution.h"

#include <algorithm>

#include "base/error.h"
#include "base/refusal.h"

namespace minibatch {

Convolution::Convolution(const Arguments& arguments)
    : parts_(arguments),
      filters_(arguments.integer("filters")),
      groups_(arguments.integer("groups")) {
  if (filters_ % groups_) {
    refuse(arguments, "layer.filters-and-groups",
           {{"class", arguments.entry().class_name}, {"filters", filters_}, {"groups", groups_}});
  }
}

Conv2DGeometry Convolution::fix(const Shape& input) {
  const Index channels = input.back();
  if (channels_ && channels != channels_) {
    fail(ErrorCode::kShapeMismatch, "layer.built-for-channels",
         {{"built", channels_}, {"shape", input.toStringWithBatch()}});
  }
  if (channels % groups_) {
    fail(ErrorCode::kShapeMismatch, "layer.groups",
         {{"groups", groups_}, {"channels", channels}, {"shape", input.toStringWithBatch()}});
  }
  const Conv2DGeometry g = geometry(input.withBatch(1));
  channels_ = channels;
  return g;
}

std::vector<WeightSpec> Convolution::weights() const {
  if (!channels_) return {};
  Shape kernel = window();
  kernel.append(channels_ / groups_);
  kernel.append(filters_);
  return parts_.weights(kernel, filters_);
}

MemoryRequirements Convolution::memoryRequirements(std::span<const Shape> inputs,
                                                   const Shape& output) const {
  const Scratch scratch = conv2dScratch(geometry(inputs[0]));
  const Index of_bias = KernelAndBias::backwardScratch(output.size() / filters_, filters_);
  return {.scratch = std::max(scratch.shared, of_bias),
          .thread_scratch = scratch.each,
          .backward_reads_output = parts_.fusesRelu()};
}

void Convolution::forward(const ForwardPass& pass) const {
  conv2dForward(geometry(pass.inputs[0].shape), pass.inputs[0].data, pass.weights[0].data,
                parts_.epilogue(pass), pass.output.data, pass.scratch, pass.parallel);
}

void Convolution::backward(const BackwardPass& pass) const {
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

}  // namespace minibatch
