#include "layers/relu.h"

#include <limits>

#include "kernels/elementwise.h"

namespace minibatch {

ReLU::ReLU(const Arguments& arguments)
    : max_value_(arguments.isNull("max_value") ? std::numeric_limits<Real>::infinity()
                                               : static_cast<Real>(arguments.number("max_value"))),
      negative_slope_(static_cast<Real>(arguments.number("negative_slope"))),
      threshold_(static_cast<Real>(arguments.number("threshold"))),
      plain_(arguments.isNull("max_value") && negative_slope_ == 0 && threshold_ == 0) {}

Shape ReLU::build(std::span<const Shape> inputs) { return requireSingleInput(inputs); }

Needs ReLU::needs(std::span<const Shape>, const Shape&) const {
  return {.backward_reads_inputs = !plain_, .backward_reads_output = plain_};
}

void ReLU::forward(const ForwardPass& pass) const {
  const Index n = pass.output.size();
  const Real* x = pass.inputs[0].data;
  Real* y = pass.output.data;
  if (plain_) return relu(n, x, y);
  for (Index i = 0; i < n; ++i) {
    y[i] = x[i] >= max_value_   ? max_value_
           : x[i] >= threshold_ ? x[i]
                                : negative_slope_ * (x[i] - threshold_);
  }
}

void ReLU::backward(const BackwardPass& pass) const {
  if (!pass.input_gradients[0]) return;
  const Index n = pass.output_gradient.size();
  const Real* dy = pass.output_gradient.data;
  Real* dx = pass.input_gradients[0].data;
  if (plain_) return reluBackward(n, pass.output.data, dy, dx);
  const Real* x = pass.inputs[0].data;
  for (Index i = 0; i < n; ++i) {
    dx[i] = x[i] >= max_value_ ? 0 : x[i] >= threshold_ ? dy[i] : negative_slope_ * dy[i];
  }
}

const EntryOf<Layer>& reluLayerEntry() {
  static const EntryOf<Layer> entry =
      entryFor<Layer, ReLU>("ReLU", {"relu"}, "Sets negative values to 0.",
                            {{.name = "max_value",
                              .type = ArgumentType::kNumber,
                              .default_json = "null",
                              .doc = "Largest output; none: no limit.",
                              .minimum = 0,
                              .nullable = true},
                             {.name = "negative_slope",
                              .type = ArgumentType::kNumber,
                              .default_json = "0.0",
                              .doc = "Slope below the threshold.",
                              .minimum = 0},
                             {.name = "threshold",
                              .type = ArgumentType::kNumber,
                              .default_json = "0.0",
                              .doc = "From where on values pass.",
                              .minimum = 0}});
  return entry;
}

}  // namespace minibatch
