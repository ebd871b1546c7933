#include "layers/average.h"

#include "kernels/elementwise.h"
#include "kernels/merging.h"

namespace minibatch {

void Average::fold(Index n, const Real* a, const Real* b, Real* y) const { add(n, a, b, y); }

Real Average::factor(std::size_t, std::size_t count) const {
  return Real{1} / static_cast<Real>(count);
}

void Average::finish(std::size_t inputs, Index n, Real* y) const {
  scale(n, factor(0, inputs), y, y);
}

const EntryOf<Layer>& averageLayerEntry() {
  static const EntryOf<Layer> entry =
      entryFor<Layer, Average>("Average", {}, "The mean of the inputs, element by element.", {});
  return entry;
}

}  // namespace minibatch
