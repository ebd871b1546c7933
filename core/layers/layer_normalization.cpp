#include "layers/layer_normalization.h"

#include <algorithm>

#include "base/error.h"
#include "kernels/broadcast.h"
#include "kernels/row_normalization.h"
#include "layers/axis.h"

namespace minibatch {
namespace {

Shape permuted(const Shape& shape, const std::vector<int>& order) {
  Shape result;
  for (int axis : order) result.append(shape[axis]);
  return result;
}

}  // namespace

Shape LayerNormalization::build(std::span<const Shape> inputs) {
  const Shape& input = requireSingleInput(inputs);
  const int rank = input.rank() + 1;
  std::vector<bool> chosen(rank);
  Shape weight_shape;
  for (Index axis : axis_) {
    const int position = resolveAxis(axis, input);
    if (chosen[position]) fail(ErrorCode::kShapeMismatch, "names axis ", position, " twice.");
    chosen[position] = true;
    weight_shape.append(input[position - 1]);
  }
  if (weight_shape.rank() == 0) fail(ErrorCode::kShapeMismatch, "needs at least one axis.");
  if (weight_shape_.rank() && !(weight_shape == weight_shape_)) {
    fail(ErrorCode::kShapeMismatch, "was built for axes of extents ", weight_shape_.toString(),
         ", but is also given the shape ", input.toStringWithBatch(), ".");
  }
  weight_shape_ = weight_shape;
  order_.clear();
  for (bool wanted : {false, true}) {
    for (int axis = 0; axis < rank; ++axis) {
      if (chosen[axis] == wanted) order_.push_back(axis);
    }
  }
  if (std::ranges::is_sorted(order_)) order_.clear();
  inverse_.assign(order_.size(), 0);
  for (std::size_t i = 0; i < order_.size(); ++i) inverse_[order_[i]] = static_cast<int>(i);
  return input;
}

std::vector<WeightSpec> LayerNormalization::weights() const {
  if (!weight_shape_.rank()) return {};
  return parts_.weights(weight_shape_);
}

// saved holds each row's mean and 1 / sqrt(variance + epsilon); scratch a permuted copy of x, and
// of dy in the backward pass.
Needs LayerNormalization::needs(std::span<const Shape>, const Shape& output) const {
  return {.saved = 2 * (output.size() / weight_shape_.size()),
          .scratch = permutes() ? 2 * output.size() : 0};
}

void LayerNormalization::forward(const ForwardPass& pass) const {
  const Index n = weight_shape_.size(), rows = pass.output.size() / n;
  const Shape& shape = pass.output.shape;
  const Real* x = pass.inputs[0].data;
  Real* y = pass.output.data;
  if (permutes()) {
    permuteAxes(shape, order_.data(), x, pass.scratch);
    x = y = pass.scratch;
  }
  normalizeRows(rows, n, parts_.epsilon(), x, parts_.gamma(pass), parts_.beta(pass), pass.saved,
                pass.saved + rows, y);
  if (permutes()) {
    permuteAxes(permuted(shape, order_), inverse_.data(), y, pass.output.data);
  }
}

void LayerNormalization::backward(const BackwardPass& pass) const {
  const Shape& shape = pass.output_gradient.shape;
  const Index size = shape.size(), n = weight_shape_.size(), rows = size / n;
  const Real* x = pass.inputs[0].data;
  const Real* dy = pass.output_gradient.data;
  Real* dx = pass.input_gradients[0].data;
  if (permutes()) {
    permuteAxes(shape, order_.data(), x, pass.scratch);
    permuteAxes(shape, order_.data(), dy, pass.scratch + size);
    x = pass.scratch;
    dy = pass.scratch + size;
    if (dx) dx = pass.scratch + size;
  }
  normalizeRowsBackward(rows, n, x, dy, parts_.gamma(pass), pass.saved, pass.saved + rows, dx,
                        parts_.gammaGradient(pass), parts_.betaGradient(pass));
  if (permutes() && dx) {
    permuteAxes(permuted(shape, order_), inverse_.data(), dx, pass.input_gradients[0].data);
  }
}

const EntryOf<Layer>& layerNormalizationEntry() {
  static const EntryOf<Layer> entry = entryFor<Layer, LayerNormalization>(
      "LayerNormalization", {},
      "Brings the values of each sample to mean 0 and deviation 1, then scales and shifts them.",
      GammaAndBeta::arguments(
          {{.name = "axis",
            .type = ArgumentType::kIntegers,
            .default_json = "-1",
            .doc = "The axis, or axes, over which mean and deviation are taken.",
            .minimum = -8,
            .maximum = 8}}));
  return entry;
}

}  // namespace minibatch
