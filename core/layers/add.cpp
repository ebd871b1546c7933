#include "layers/add.h"

#include "kernels/merging.h"

namespace minibatch {

void Add::fold(Index n, const Real* a, const Real* b, Real* y) const { add(n, a, b, y); }

Real Add::factor(std::size_t, std::size_t) const { return 1; }

const EntryOf<Layer>& addLayerEntry() {
  static const EntryOf<Layer> entry = entryFor<Layer, Add>(
      "Add", {}, "Adds inputs element by element, for shortcuts around layers.", {});
  return entry;
}

}  // namespace minibatch
