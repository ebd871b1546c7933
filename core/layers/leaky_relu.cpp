#include "layers/leaky_relu.h"

#include "kernels/elementwise.h"

namespace minibatch {

Shape LeakyReLU::build(std::span<const Shape> inputs) { return requireSingleInput(inputs); }

Needs LeakyReLU::needs(std::span<const Shape>, const Shape&) const { return {}; }

void LeakyReLU::forward(const ForwardPass& pass) const {
  leakyRelu(pass.output.size(), negative_slope_, pass.inputs[0].data, pass.output.data);
}

void LeakyReLU::backward(const BackwardPass& pass) const {
  if (!pass.input_gradients[0]) return;
  leakyReluBackward(pass.output_gradient.size(), negative_slope_, pass.inputs[0].data,
                    pass.output_gradient.data, pass.input_gradients[0].data);
}

const EntryOf<Layer>& leakyReluLayerEntry() {
  static const EntryOf<Layer> entry = entryFor<Layer, LeakyReLU>(
      "LeakyReLU", {"leaky_relu"}, "Lets negative values through, made smaller by a slope.",
      {{.name = "negative_slope",
        .type = ArgumentType::kNumber,
        .default_json = "0.3",
        .doc = "Slope for negative values.",
        .minimum = 0}});
  return entry;
}

}  // namespace minibatch
