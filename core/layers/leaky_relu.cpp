#include "layers/leaky_relu.h"

#include "kernels/elementwise.h"

namespace minibatch {

Shape LeakyReLU::build(std::span<const Shape> inputs) { return requireSingleInput(inputs); }

Needs LeakyReLU::needs(std::span<const Shape>, const Shape&) const { return {}; }

void LeakyReLU::forwardSamples(const ConstTensor& x, const Tensor& y) const {
  leakyRelu(y.size(), negative_slope_, x.data, y.data);
}

void LeakyReLU::backwardSamples(const ConstTensor& x, const ConstTensor&, const ConstTensor& dy,
                                const Tensor& dx) const {
  leakyReluBackward(dx.size(), negative_slope_, x.data, dy.data, dx.data);
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
