#include "layers/multiply.h"

#include <algorithm>

#include "kernels/broadcast.h"
#include "kernels/elementwise.h"

namespace minibatch {

void Multiply::fold(Index n, const Real* a, const Real* b, Real* y) const { multiply(n, a, b, y); }

// One for an input that is repeated, one for a gradient before it is summed.
Index Multiply::scratchTensors(bool repeats) const { return repeats ? 2 : 0; }

// dx_k = dy times all other inputs.
void Multiply::backwardPart(const BackwardPass& pass, const Part& part) const {
  const Tensor dy = part.of(pass.output_gradient);
  Real* memory = part.scratch(pass, pass.output_gradient.shape, 0);
  for (std::size_t k = 0; k < pass.inputs.size(); ++k) {
    const Tensor dx = part.of(pass.input_gradients[k]);
    if (!dx) continue;
    const bool repeated = !(dx.shape == dy.shape);
    Real* gradient = repeated ? part.scratch(pass, pass.output_gradient.shape, 1) : dx.data;
    const Real* product = dy.data;
    for (std::size_t other = 0; other < pass.inputs.size(); ++other) {
      if (other == k) continue;
      multiply(dy.size(), product, expanded(part.of(pass.inputs[other]), dy.shape, memory),
               gradient);
      product = gradient;
    }
    if (repeated) sumTo(dy.shape, gradient, dx.shape, dx.data);
  }
}

const EntryOf<Layer>& multiplyLayerEntry() {
  static const EntryOf<Layer> entry = entryFor<Layer, Multiply>(
      "Multiply", {}, "Multiplies inputs element by element, as gates do.", {});
  return entry;
}

}  // namespace minibatch
