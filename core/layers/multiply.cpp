#include <algorithm>

#include "kernels/broadcast.h"
#include "kernels/elementwise.h"
#include "layers/merge.h"

namespace minibatch {
namespace {

/// y = a · b · …, element by element. Keras: keras.layers.Multiply.
class Multiply : public Merge {
 public:
  using Merge::Merge;
  // Keras multiplies by 1 where a step does not count.
  bool takesMask(const Shape&) const override { return false; }

 protected:
  void fold(Index n, const Real* a, const Real* b, Real* y) const override { multiply(n, a, b, y); }
  // dx_k = dy times all other inputs.
  void backwardPart(const BackwardPass& pass, const Part& part) const override {
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

  // One for an input that is repeated, one for a gradient before it is summed.
  Index scratchTensors(bool repeats) const override { return repeats ? 2 : 0; }
};

}  // namespace

const EntryOf<Layer>& multiplyLayerEntry() {
  static constexpr auto entry =
      entryFor<Layer, Multiply>("Multiply", {},
                                "Multiplies the inputs element by element."
                                "\ny = x_1 * x_2 * ..., with the shape of the inputs",
                                {});
  return entry;
}

}  // namespace minibatch
