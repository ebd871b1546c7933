#include "layers/subtract.h"

#include "base/error.h"
#include "kernels/merging.h"

namespace minibatch {

Shape Subtract::build(std::span<const Shape> inputs) {
  if (inputs.size() != 2) {
    fail(ErrorCode::kShapeMismatch, "needs exactly 2 inputs, but received ", inputs.size(), ".");
  }
  return Merge::build(inputs);
}

void Subtract::fold(Index n, const Real* a, const Real* b, Real* y) const { subtract(n, a, b, y); }

Real Subtract::factor(std::size_t k, std::size_t) const { return k == 0 ? 1 : -1; }

const EntryOf<Layer>& subtractLayerEntry() {
  static const EntryOf<Layer> entry = entryFor<Layer, Subtract>(
      "Subtract", {}, "The first input minus the second, element by element.", {});
  return entry;
}

}  // namespace minibatch
