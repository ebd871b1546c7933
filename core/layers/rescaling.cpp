#include "layers/rescaling.h"

#include "kernels/elementwise.h"

namespace minibatch {

Shape Rescaling::build(std::span<const Shape> inputs) { return requireSingleInput(inputs); }

Needs Rescaling::needs(std::span<const Shape>, const Shape&) const {
  return {.backward_reads_inputs = false};
}

void Rescaling::forward(const ForwardPass& pass) const {
  const Real* x = pass.inputs[0].data;
  const Index n = pass.output.size();
  for (Index i = 0; i < n; ++i) pass.output.data[i] = x[i] * scale_ + offset_;
}

void Rescaling::backward(const BackwardPass& pass) const {
  if (!pass.input_gradients[0]) return;
  scale(pass.output_gradient.size(), scale_, pass.output_gradient.data,
        pass.input_gradients[0].data);
}

const EntryOf<Layer>& rescalingEntry() {
  static const EntryOf<Layer> entry = entryFor<Layer, Rescaling>(
      "Rescaling", {}, "Multiplies all values by a number and adds another.",
      {{.name = "scale",
        .type = ArgumentType::kNumber,
        .default_json = "",
        .doc = "What values are multiplied by, as 1/255 for pixels."},
       {.name = "offset",
        .type = ArgumentType::kNumber,
        .default_json = "0.0",
        .doc = "What is added then."}});
  return entry;
}

}  // namespace minibatch
