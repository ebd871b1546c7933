#include "layers/softmax.h"

#include "kernels/elementwise.h"
#include "layers/axis.h"

namespace minibatch {

Shape Softmax::build(std::span<const Shape> inputs) {
  const Shape& input = requireSingleInput(inputs);
  resolveAxis(axis_, input);
  return input;
}

Needs Softmax::needs(std::span<const Shape>, const Shape&) const {
  return {.backward_reads_inputs = false, .backward_reads_output = true};
}

void Softmax::forward(const ForwardPass& pass) const {
  const AroundAxis a = aroundAxis(pass.output.shape, axis_);
  softmax(a.outer, a.extent, a.inner, pass.inputs[0].data, pass.output.data);
}

void Softmax::backward(const BackwardPass& pass) const {
  if (!pass.input_gradients[0]) return;
  const AroundAxis a = aroundAxis(pass.output_gradient.shape, axis_);
  softmaxBackward(a.outer, a.extent, a.inner, pass.output.data, pass.output_gradient.data,
                  pass.input_gradients[0].data);
}

const EntryOf<Layer>& softmaxLayerEntry() {
  static const EntryOf<Layer> entry =
      entryFor<Layer, Softmax>("Softmax", {}, "Turns values into probabilities that add up to 1.",
                               {{.name = "axis",
                                 .type = ArgumentType::kInteger,
                                 .default_json = "-1",
                                 .doc = "Along which axis the probabilities add up to 1.",
                                 .minimum = -8,
                                 .maximum = 8}});
  return entry;
}

}  // namespace minibatch
