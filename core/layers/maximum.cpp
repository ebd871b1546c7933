#include "kernels/broadcast.h"
#include "kernels/merging.h"
#include "layers/merge.h"

namespace minibatch {
namespace {

/// The largest of all inputs, element by element, or the smallest. Where two are equal, each gets
/// half of the gradient, as in Keras on JAX and PyTorch (on TensorFlow the first gets all of it).
/// Keras: keras.layers.Maximum and Minimum.
template <bool kLargest>
class Extremum : public Merge {
 public:
  using Merge::Merge;
  // Keras leaves out what does not count.
  bool takesMask(const Shape&) const override { return false; }

 protected:
  void fold(Index n, const Real* a, const Real* b, Real* y) const override {
    (kLargest ? maximum : minimum)(n, a, b, y);
  }
  // Undoes the folding from its last step on: each step splits what is left of dy between the
  // largest so far and one more input.
  void backwardPart(const BackwardPass& pass, const Part& part) const override {
    const Tensor left = part.of(pass.output_gradient);
    const Shape& shape = left.shape;
    const Index n = shape.size();
    const auto scratch = [&](Index index) {
      return part.scratch(pass, pass.output_gradient.shape, index);
    };
    const auto input = [&](std::size_t k, Index memory) {
      return expanded(part.of(pass.inputs[k]), shape, scratch(memory));
    };
    const auto deliver = [&](std::size_t k, const Real* from) {
      const Tensor dx = part.of(pass.input_gradients[k]);
      if (dx) sumTo(shape, from, dx.shape, dx.data);
    };
    Real* largest = scratch(0);
    Real* gradient = scratch(1);
    for (std::size_t k = pass.inputs.size() - 1; k > 0; --k) {
      const Real* before = input(0, 2);
      for (std::size_t other = 1; other < k; ++other) {
        fold(n, before, input(other, 3), largest);
        before = largest;
      }
      const Real* one = input(k, 3);
      // The smaller of two is where the other is the larger.
      maximumBackward(n, kLargest ? before : one, kLargest ? one : before, left.data, left.data,
                      gradient);
      deliver(k, gradient);
    }
    deliver(0, left.data);
  }

  // The largest of the inputs before one, a gradient before it is summed, and two inputs that are
  // repeated.
  Index scratchTensors(bool repeats) const override { return repeats ? 4 : 2; }
};

}  // namespace

const EntryOf<Layer>& maximumLayerEntry() {
  static constexpr auto entry =
      entryFor<Layer, Extremum<true>>("Maximum", {},
                                      "Takes the maximum of the inputs element by element."
                                      "\ny = max(x_1, x_2, ...), with the shape of the inputs",
                                      {});
  return entry;
}

const EntryOf<Layer>& minimumLayerEntry() {
  static constexpr auto entry =
      entryFor<Layer, Extremum<false>>("Minimum", {},
                                       "Takes the minimum of the inputs element by element."
                                       "\ny = min(x_1, x_2, ...), with the shape of the inputs",
                                       {});
  return entry;
}

}  // namespace minibatch
