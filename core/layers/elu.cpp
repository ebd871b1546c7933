#include "layers/elu.h"

#include "kernels/elementwise.h"

namespace minibatch {

Shape ELU::build(std::span<const Shape> inputs) { return requireSingleInput(inputs); }

Needs ELU::needs(std::span<const Shape>, const Shape&) const { return {}; }

void ELU::forward(const ForwardPass& pass) const {
  const Index n = pass.output.size();
  const Real* x = pass.inputs[0].data;
  Real* y = pass.output.data;
  exponential(n, x, y);
  for (Index i = 0; i < n; ++i) y[i] = x[i] > 0 ? x[i] : alpha_ * (y[i] - 1);
}

// dx = dy alpha exp(x) for x ≤ 0.
void ELU::backward(const BackwardPass& pass) const {
  if (!pass.input_gradients[0]) return;
  const Index n = pass.output_gradient.size();
  const Real* x = pass.inputs[0].data;
  const Real* dy = pass.output_gradient.data;
  Real* dx = pass.input_gradients[0].data;
  exponential(n, x, dx);
  for (Index i = 0; i < n; ++i) dx[i] = x[i] > 0 ? dy[i] : dy[i] * alpha_ * dx[i];
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
