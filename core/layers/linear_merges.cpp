#include "base/error.h"
#include "kernels/elementwise.h"
#include "kernels/merging.h"
#include "layers/merge.h"

namespace minibatch {
namespace {

/// y = a + b + …, element by element. Keras: keras.layers.Add.
class Add : public LinearMerge {
 public:
  using LinearMerge::LinearMerge;

 protected:
  void fold(Index n, const Real* a, const Real* b, Real* y) const override { add(n, a, b, y); }
  Real factor(std::size_t, std::size_t) const override { return 1; }
};

/// y = a - b, element by element, of exactly two inputs. Keras: keras.layers.Subtract.
class Subtract : public LinearMerge {
 public:
  using LinearMerge::LinearMerge;
  Shape build(std::span<const Shape> inputs) override {
    if (inputs.size() != 2) {
      fail(ErrorCode::kShapeMismatch, "layer.two-inputs", {{"received", inputs.size()}});
    }
    return Merge::build(inputs);
  }

 protected:
  void fold(Index n, const Real* a, const Real* b, Real* y) const override { subtract(n, a, b, y); }
  Real factor(std::size_t k, std::size_t) const override { return k == 0 ? 1 : -1; }
};

/// The mean of all inputs, element by element. Keras: keras.layers.Average.
class Average : public LinearMerge {
 public:
  using LinearMerge::LinearMerge;

 protected:
  void fold(Index n, const Real* a, const Real* b, Real* y) const override { add(n, a, b, y); }
  void finish(std::size_t inputs, Index n, Real* y) const override {
    scale(n, factor(0, inputs), y, y);
  }

  Real factor(std::size_t, std::size_t count) const override {
    return Real{1} / static_cast<Real>(count);
  }
};

}  // namespace

const EntryOf<Layer>& addLayerEntry() {
  static constexpr auto entry =
      entryFor<Layer, Add>("Add", {},
                           "Adds the inputs element by element, as in residual connections."
                           "\ny = x_1 + x_2 + ..., with the shape of the inputs",
                           {});
  return entry;
}

const EntryOf<Layer>& subtractLayerEntry() {
  static constexpr auto entry =
      entryFor<Layer, Subtract>("Subtract", {},
                                "Subtracts the second input from the first, element by element."
                                "\ny = x_1 - x_2, with the shape of the inputs",
                                {});
  return entry;
}

const EntryOf<Layer>& averageLayerEntry() {
  static constexpr auto entry =
      entryFor<Layer, Average>("Average", {},
                               "Averages the inputs element by element."
                               "\ny = (x_1 + ... + x_n) / n, with the shape of the inputs",
                               {});
  return entry;
}

}  // namespace minibatch
