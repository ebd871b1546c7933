#include "layers/flatten.h"

#include <algorithm>

namespace minibatch {

Shape Flatten::build(std::span<const Shape> inputs) { return {requireSingleInput(inputs).size()}; }

Needs Flatten::needs(std::span<const Shape>, const Shape&) const {
  return {.backward_reads_inputs = false};
}

void Flatten::forward(const ForwardPass& pass) const {
  std::copy_n(pass.inputs[0].data, pass.output.size(), pass.output.data);
}

void Flatten::backward(const BackwardPass& pass) const {
  if (!pass.input_gradients[0]) return;
  std::copy_n(pass.output_gradient.data, pass.output_gradient.size(), pass.input_gradients[0].data);
}

const EntryOf<Layer>& flattenEntry() {
  static const EntryOf<Layer> entry = entryFor<Layer, Flatten>(
      "Flatten", {}, "Lays all values of a sample in one row, for Dense layers behind images.", {});
  return entry;
}

}  // namespace minibatch
