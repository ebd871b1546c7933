#include <algorithm>
#include <array>

#include "base/error.h"
#include "base/merge_sort.h"
#include "kernels/broadcast.h"
#include "kernels/row_normalization.h"
#include "layers/axis.h"
#include "layers/gamma_and_beta.h"

namespace minibatch {
namespace {

Shape permuted(const Shape& shape, const std::array<int, Shape::kMaxRank>& order) {
  Shape result;
  for (int i = 0; i < shape.rank(); ++i) result.append(shape[order[i]]);
  return result;
}

/// y = gamma (x - mean) / sqrt(variance + epsilon) + beta with the mean and variance of a sample
/// over `axis`, one or several. gamma and beta have the extents of these axes. As in Keras, several
/// axes not in ascending order give weights of that shape, whose elements are read in ascending
/// order of the axes. Keras: keras.layers.LayerNormalization; Ba, Kiros and Hinton, 2016.
class LayerNormalization : public Layer {
 public:
  static constexpr Unsupported kUnsupported[] = {{"rms_scaling", "no-rms"}};

  explicit LayerNormalization(const Arguments& arguments)
      : LayerNormalization(arguments, GammaAndBeta(arguments)) {}
  Shape build(std::span<const Shape> inputs) override {
    const Shape& input = requireSingleInput(inputs);
    const int rank = input.rank() + 1;
    std::vector<bool> chosen(rank);
    Shape weight_shape;
    for (Index axis : axis_) {
      const int position = resolveAxis(axis, input);
      if (chosen[position])
        fail(ErrorCode::kShapeMismatch, "layer.same-axis", {{"axis", position}});
      chosen[position] = true;
      weight_shape.append(input[position - 1]);
    }
    if (weight_shape.rank() == 0) fail(ErrorCode::kShapeMismatch, "layer.no-axis");
    if (weight_shape_.rank() && !(weight_shape == weight_shape_)) {
      fail(ErrorCode::kShapeMismatch, "layer.built-for-axes",
           {{"built", weight_shape_.toString()}, {"shape", input.toStringWithBatch()}});
    }
    weight_shape_ = weight_shape;
    return input;
  }

  std::vector<WeightSpec> weights() const override {
    if (!weight_shape_.rank()) return {};
    return parts_.weights(weight_shape_);
  }

  // saved holds each row's mean and 1 / sqrt(variance + epsilon); scratch what the backward pass
  // needs, and a permuted copy of x, and of dy in the backward pass.
  Masking masking() const override { return Masking::kPasses; }
  MemoryRequirements memoryRequirements(std::span<const Shape>,
                                        const Shape& output) const override {
    const Index n = weight_shape_.size(), rows = output.size() / n;
    const Index copies = orderFor(output.rank()).permutes ? 2 * output.size() : 0;
    return {.saved = 2 * rows, .scratch = normalizeRowsScratch(rows, n) + copies};
  }

  void forward(const ForwardPass& pass) const override {
    const Index n = weight_shape_.size(), rows = pass.output.size() / n;
    const Shape& shape = pass.output.shape;
    const Order order = orderFor(shape.rank());
    const Real* x = pass.inputs[0].data;
    Real* y = pass.output.data;
    if (order.permutes) {
      permuteAxes(shape, order.axes.data(), x, pass.scratch, pass.parallel);
      x = y = pass.scratch;
    }
    normalizeRows(rows, n, parts_.epsilon(), x, parts_.gamma(pass), parts_.beta(pass), means(pass),
                  pass.saved + rows, y, pass.parallel);
    if (order.permutes) {
      permuteAxes(permuted(shape, order.axes), order.inverse.data(), y, pass.output.data,
                  pass.parallel);
    }
  }

  void backward(const BackwardPass& pass) const override {
    const Shape& shape = pass.output_gradient.shape;
    const Order order = orderFor(shape.rank());
    const Index size = shape.size(), n = weight_shape_.size(), rows = size / n;
    const Real* x = pass.inputs[0].data;
    const Real* dy = pass.output_gradient.data;
    Real* dx = pass.input_gradients[0].data;
    if (order.permutes) {
      Real* copies = pass.scratch + normalizeRowsScratch(rows, n);
      permuteAxes(shape, order.axes.data(), x, copies, pass.parallel);
      permuteAxes(shape, order.axes.data(), dy, copies + size, pass.parallel);
      x = copies;
      dy = copies + size;
      if (dx) dx = copies + size;
    }
    normalizeRowsBackward(rows, n, x, dy, parts_.gamma(pass), means(pass), pass.saved + rows, dx,
                          parts_.gammaGradient(pass), parts_.betaGradient(pass), pass.scratch,
                          pass.parallel);
    if (order.permutes && dx) {
      permuteAxes(permuted(shape, order.axes), order.inverse.data(), dx,
                  pass.input_gradients[0].data, pass.parallel);
    }
  }

 protected:
  LayerNormalization(const Arguments& arguments, GammaAndBeta parts)
      : parts_(std::move(parts)), axis_(arguments.integers("axis")) {}

  std::vector<Index>& axis() { return axis_; }
  virtual bool subtractsMean() const { return true; }

 private:
  Real* means(const Pass& pass) const { return subtractsMean() ? pass.saved : nullptr; }

  // The axes with those that are normalised last, and the inverse permutation.
  struct Order {
    std::array<int, Shape::kMaxRank> axes, inverse;
    bool permutes;
  };
  // Found anew for each tensor: a shared layer may be applied to tensors of several ranks.
  Order orderFor(int rank) const {
    Order order{};
    const auto is_chosen = [&](int axis) {
      return std::ranges::any_of(axis_, [&](Index a) { return (a < 0 ? a + rank : a) == axis; });
    };
    int at = 0;
    for (bool wanted : {false, true}) {
      for (int axis = 0; axis < rank; ++axis) {
        if (is_chosen(axis) != wanted) continue;
        order.permutes |= axis != at;
        order.inverse[axis] = at;
        order.axes[at++] = axis;
      }
    }
    return order;
  }

  GammaAndBeta parts_;
  std::vector<Index> axis_;
  Shape weight_shape_;
};

/// y = scale x / sqrt(mean(x^2) + epsilon) over `axis`, one or several: the last ones, as Keras
/// multiplies by scale as NumPy does. Keras: keras.layers.RMSNormalization; Zhang and Sennrich,
/// NeurIPS 2019.
class RmsNormalization final : public LayerNormalization {
 public:
  explicit RmsNormalization(const Arguments& arguments)
      : LayerNormalization(arguments, GammaAndBeta(arguments, "scale")) {
    sortStable(axis());
  }
  Shape build(std::span<const Shape> inputs) override {
    const Shape input = LayerNormalization::build(inputs);
    const auto count = static_cast<int>(axis().size());
    for (int i = 0; i < count; ++i) {
      if (resolveAxis(axis()[i], input) == input.rank() + 1 - count + i) continue;
      fail(ErrorCode::kShapeMismatch, "layer.last-axes", {{"shape", input.toStringWithBatch()}});
    }
    return input;
  }

 private:
  bool subtractsMean() const override { return false; }
};

constexpr Argument axisArgument() {
  return {.name = "axis",
          .type = ArgumentType::kIntegers,
          .default_json = "-1",
          .doc = "The axis or axes to normalize over.",
          .minimum = -8,
          .maximum = 8};
}

}  // namespace

const EntryOf<Layer>& layerNormalizationEntry() {
  static constexpr auto entry = entryFor<Layer, LayerNormalization>(
      "LayerNormalization", {},
      "Normalizes the values of each sample to mean 0 and standard deviation 1, then scales and "
      "shifts them."
      "\ny = gamma * (x - mean) / sqrt(variance + epsilon) + beta, with the shape of x",
      [] { return GammaAndBeta::arguments({axisArgument()}); });
  return entry;
}

const EntryOf<Layer>& rmsNormalizationEntry() {
  static constexpr auto entry = entryFor<Layer, RmsNormalization>(
      "RMSNormalization", {},
      "Divides the values of each sample by their root mean square, then scales them."
      "\ny = scale * x / sqrt(mean(x^2) + epsilon), with the shape of x",
      {axisArgument(),
       {.name = "epsilon",
        .default_json = "1e-06",
        .doc = "Small number added to the mean square to avoid division by 0.",
        .above = 0}});
  return entry;
}

}  // namespace minibatch
