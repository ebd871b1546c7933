#include "layers/maximum.h"

#include "kernels/broadcast.h"
#include "kernels/merging.h"

namespace minibatch {

void Maximum::fold(Index n, const Real* a, const Real* b, Real* y) const { maximum(n, a, b, y); }

// The largest of the inputs before one, a gradient before it is summed, and two inputs that are
// repeated.
Index Maximum::scratchTensors(bool repeats) const { return repeats ? 4 : 2; }

// Undoes the folding from its last step on: each step splits what is left of dy between the largest
// so far and one more input.
void Maximum::backward(const BackwardPass& pass) const {
  const Shape& shape = pass.output_gradient.shape;
  const Index n = shape.size();
  Real* left = pass.output_gradient.data;
  Real* largest = pass.scratch;
  Real* gradient = largest + n;
  Real* repeated = gradient + n;
  const auto deliver = [&](std::size_t k, const Real* from) {
    const Tensor& dx = pass.input_gradients[k];
    if (dx) sumTo(shape, from, dx.shape, dx.data);
  };
  for (std::size_t k = pass.inputs.size() - 1; k > 0; --k) {
    const Real* before = expanded(pass.inputs[0], shape, repeated);
    for (std::size_t other = 1; other < k; ++other) {
      maximum(n, before, expanded(pass.inputs[other], shape, repeated + n), largest);
      before = largest;
    }
    maximumBackward(n, before, expanded(pass.inputs[k], shape, repeated + n), left, left, gradient);
    deliver(k, gradient);
  }
  deliver(0, left);
}

const EntryOf<Layer>& maximumLayerEntry() {
  static const EntryOf<Layer> entry =
      entryFor<Layer, Maximum>("Maximum", {}, "The largest of the inputs, element by element.", {});
  return entry;
}

}  // namespace minibatch
