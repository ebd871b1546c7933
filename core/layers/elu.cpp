#include "layers/elu.h"

#include "kernels/elementwise.h"

namespace minibatch {

Shape ELU::build(std::span<const Shape> inputs) { return requireSingleInput(inputs); }

Needs ELU::needs(std::span<const Shape>, const Shape&) const { return {}; }

void ELU::forwardSamples(const ConstTensor& x, const Tensor& y) const {
  const Index n = y.size();
  exponential(n, x.data, y.data);
  for (Index i = 0; i < n; ++i) {
    y.data[i] = x.data[i] > 0 ? x.data[i] : alpha_ * (y.data[i] - 1);
  }
}

// dx = dy alpha exp(x) for x ≤ 0.
void ELU::backwardSamples(const ConstTensor& x, const ConstTensor&, const ConstTensor& dy,
                          const Tensor& dx) const {
  const Index n = dx.size();
  exponential(n, x.data, dx.data);
  for (Index i = 0; i < n; ++i) {
    dx.data[i] = x.data[i] > 0 ? dy.data[i] : dy.data[i] * alpha_ * dx.data[i];
  }
}

const EntryOf<Layer>& eluLayerEntry() {
  static const EntryOf<Layer> entry =
      entryFor<Layer, ELU>("ELU", {}, "Lets negative values fall smoothly towards -alpha.",
                           {{.name = "alpha",
                             .type = ArgumentType::kNumber,
                             .default_json = "1.0",
                             .doc = "What very negative values tend to, without its sign."}});
  return entry;
}

}  // namespace minibatch
