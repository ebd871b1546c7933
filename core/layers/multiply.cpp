#include "layers/multiply.h"

#include <algorithm>

#include "kernels/broadcast.h"
#include "kernels/elementwise.h"

namespace minibatch {

void Multiply::fold(Index n, const Real* a, const Real* b, Real* y) const { multiply(n, a, b, y); }

// One for an input that is repeated, one for a gradient before it is summed.
Index Multiply::scratchTensors(bool repeats) const { return repeats ? 2 : 0; }

// dx_k = dy times all other inputs.
void Multiply::backward(const BackwardPass& pass) const {
  const Shape& shape = pass.output_gradient.shape;
  const Index n = shape.size();
  for (std::size_t k = 0; k < pass.inputs.size(); ++k) {
    const Tensor& dx = pass.input_gradients[k];
    if (!dx) continue;
    const bool repeated = !(dx.shape == shape);
    Real* gradient = repeated ? pass.scratch + n : dx.data;
    const Real* product = pass.output_gradient.data;
    for (std::size_t other = 0; other < pass.inputs.size(); ++other) {
      if (other == k) continue;
      multiply(n, product, expanded(pass.inputs[other], shape, pass.scratch), gradient);
      product = gradient;
    }
    if (repeated) sumTo(shape, gradient, dx.shape, dx.data);
  }
}

const EntryOf<Layer>& multiplyLayerEntry() {
  static const EntryOf<Layer> entry = entryFor<Layer, Multiply>(
      "Multiply", {}, "Multiplies inputs element by element, as gates do.", {});
  return entry;
}

}  // namespace minibatch
