#include "layers/flatten.h"

#include <algorithm>

namespace minibatch {

Shape Flatten::build(std::span<const Shape> inputs) { return {requireSingleInput(inputs).size()}; }

Needs Flatten::needs(std::span<const Shape>, const Shape&) const {
  return {.backward_reads_inputs = false};
}

void Flatten::forwardSamples(const ConstTensor& x, const Tensor& y) const {
  std::copy_n(x.data, x.size(), y.data);
}

void Flatten::backwardSamples(const ConstTensor&, const ConstTensor&, const ConstTensor& dy,
                              const Tensor& dx) const {
  std::copy_n(dy.data, dy.size(), dx.data);
}

const EntryOf<Layer>& flattenEntry() {
  static const EntryOf<Layer> entry = entryFor<Layer, Flatten>(
      "Flatten", {}, "Lays all values of a sample in one row, for Dense layers behind images.", {});
  return entry;
}

}  // namespace minibatch
