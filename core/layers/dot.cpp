#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "kernels/elementwise.h"
#include "kernels/gemm.h"
#include "layers/axis.h"
#include "layers/layer.h"

namespace minibatch {
namespace {

/// The sums of products of two inputs along one axis of each; what is left of the first's axes
/// stands before what is left of the second's. With `normalize` the inputs are divided by their
/// Euclidean norms along that axis first, so that products are cosines. Keras: keras.layers.Dot.
class Dot : public Layer {
 public:
  static constexpr bool kMerges = true;
  explicit Dot(const Arguments& arguments) : normalizes_(arguments.boolean("normalize")) {
    const auto [first, second] = arguments.integerPair("axes");
    axes_[0] = first;
    axes_[1] = second;
  }

  Shape build(std::span<const Shape> inputs) override {
    if (inputs.size() != 2) {
      fail(ErrorCode::kShapeMismatch, "layer.two-inputs", {{"received", inputs.size()}});
    }
    Shape result;
    Index extents[2];
    for (int side = 0; side < 2; ++side) {
      const int axis = resolveAxis(axes_[side], inputs[side]) - 1;
      extents[side] = inputs[side][axis];
      for (int i = 0; i < inputs[side].rank(); ++i) {
        if (i != axis) result.append(inputs[side][i]);
      }
    }
    if (!mayEqual(extents[0], extents[1])) {
      fail(ErrorCode::kShapeMismatch, "layer.dot",
           {{"first", inputs[0].toStringWithBatch()}, {"second", inputs[1].toStringWithBatch()}});
    }
    if (result.rank() == 0) result.append(1);
    return result;
  }

  // Of each input (batch, rows, extent): saved, a copy with the axis last, divided by the norms,
  // and the norms; scratch, the gradient of the copy.
  MemoryRequirements memoryRequirements(std::span<const Shape> inputs,
                                        const Shape&) const override {
    const Index m = rowsOf(inputs[0], 0), n = rowsOf(inputs[1], 1);
    const Index k = aroundAxis(inputs[0], axes_[0]).extent;
    const Index copies = inputs[0].size() + inputs[1].size();
    return {.saved = copies + inputs[0][0] * (m + n),
            .scratch = copies,
            .thread_scratch = std::max(
                {gemmScratchSize(m, n, k), gemmScratchSize(m, k, n), gemmScratchSize(n, k, m)}),
            .backward_reads_inputs = false};
  }

  void forward(const ForwardPass& pass) const override {
    const Sides sides = sidesOf(pass.inputs[0].shape, pass.inputs[1].shape);
    for (int side = 0; side < 2; ++side) {
      const ConstTensor& x = pass.inputs[static_cast<std::size_t>(side)];
      Real* copy = pass.saved + sides.copy[side];
      channelsToLast(x.shape, axes_[side], x.data, copy, pass.parallel);
      if (!normalizes_) continue;
      for (Index row = 0; row < sides.batch * sides.rows[side]; ++row) {
        Real* values = copy + row * sides.extent;
        double squares = 0;
        for (Index i = 0; i < sides.extent; ++i)
          squares += static_cast<double>(values[i]) * values[i];
        const Real inverse = static_cast<Real>(1 / std::sqrt(std::max(squares, kEpsilon)));
        scale(sides.extent, inverse, values, values);
        pass.saved[sides.norms[side] + row] = inverse;
      }
    }
    const Real *a = pass.saved + sides.copy[0], *b = pass.saved + sides.copy[1];
    const Index m = sides.rows[0], n = sides.rows[1], k = sides.extent;
    for (Index sample = 0; sample < sides.batch; ++sample) {
      gemm(m, n, k, {a + sample * m * k, k}, {b + sample * n * k, k, true},
           pass.output.data + sample * m * n, n, {}, pass.scratch + sides.scratch, pass.parallel);
    }
  }

  void backward(const BackwardPass& pass) const override {
    const Shape* shapes[2];
    for (std::size_t side = 0; side < 2; ++side) shapes[side] = &pass.input_gradients[side].shape;
    const Sides sides = sidesOf(*shapes[0], *shapes[1]);
    const Index m = sides.rows[0], n = sides.rows[1], k = sides.extent;
    for (int side = 0; side < 2; ++side) {
      const Tensor& dx = pass.input_gradients[static_cast<std::size_t>(side)];
      if (!dx) continue;
      const Real* other = pass.saved + sides.copy[1 - side];
      Real* gradient = pass.scratch + sides.copy[side];
      const Index rows = sides.rows[side], inner = sides.rows[1 - side];
      for (Index sample = 0; sample < sides.batch; ++sample) {
        gemm(rows, k, inner, {pass.output_gradient.data + sample * m * n, n, side == 1},
             {other + sample * inner * k, k}, gradient + sample * rows * k, k, {},
             pass.scratch + sides.scratch, pass.parallel);
      }
      if (normalizes_) normalizeBackward(pass, sides, side, gradient);
      channelsFromLast(dx.shape, axes_[side], gradient, dx.data, pass.parallel);
    }
  }

 private:
  static constexpr double kEpsilon = 1e-24;  // of the square: Keras's 1e-12 is of the norm

  struct Sides {
    Index batch, rows[2], extent;
    Index copy[2], norms[2], scratch;
  };

  Index rowsOf(const Shape& shape, int side) const {
    return shape.size() / shape[0] / aroundAxis(shape, axes_[side]).extent;
  }
  Sides sidesOf(const Shape& first, const Shape& second) const {
    Sides sides{};
    sides.batch = first[0];
    sides.rows[0] = rowsOf(first, 0);
    sides.rows[1] = rowsOf(second, 1);
    sides.extent = aroundAxis(first, axes_[0]).extent;
    sides.copy[1] = first.size();
    sides.scratch = sides.norms[0] = first.size() + second.size();
    sides.norms[1] = sides.norms[0] + sides.batch * sides.rows[0];
    return sides;
  }

  // dx = (dy - y (y · dy)) / norm, rows of the gradient in place.
  static void normalizeBackward(const Pass& pass, const Sides& sides, int side, Real* gradient) {
    for (Index row = 0; row < sides.batch * sides.rows[side]; ++row) {
      const Real* y = pass.saved + sides.copy[side] + row * sides.extent;
      Real* dy = gradient + row * sides.extent;
      double product = 0;
      for (Index i = 0; i < sides.extent; ++i) product += static_cast<double>(y[i]) * dy[i];
      const Real inverse = pass.saved[sides.norms[side] + row];
      for (Index i = 0; i < sides.extent; ++i) {
        dy[i] = (dy[i] - y[i] * static_cast<Real>(product)) * inverse;
      }
    }
  }

  Index axes_[2];
  bool normalizes_;
};

}  // namespace

const EntryOf<Layer>& dotLayerEntry() {
  static constexpr auto entry = entryFor<Layer, Dot>(
      "Dot", {},
      "Multiplies two inputs and sums along an axis of each, as in matrix products."
      "\ny_ij = sum_k x_ik z_jk: (batch, a, features), (batch, b, features) -> (batch, a, b)",
      {{.name = "axes",
        .type = ArgumentType::kIntegerPair,
        .default_json = "",
        .doc = "The axis of each input that is summed along; the batch is axis 0.",
        .minimum = -8,
        .maximum = 8},
       {.name = "normalize",
        .type = ArgumentType::kBoolean,
        .default_json = "false",
        .doc = "Whether to divide the inputs by their norms first: the result is their cosine."}});
  return entry;
}

}  // namespace minibatch
