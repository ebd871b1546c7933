#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "base/refusal.h"
#include "initializers/filled.h"
#include "kernels/broadcast.h"
#include "layers/axis.h"
#include "layers/layer.h"

namespace minibatch {
namespace {

// As Keras's backend.epsilon(): no deviation is taken for smaller.
constexpr Real kMinDeviation = static_cast<Real>(1e-7);

std::vector<Real> realsOf(const Arguments& arguments, std::string_view name) {
  std::vector<Real> result;
  if (arguments.isNull(name)) return result;
  for (double value : arguments.numbers(name)) result.push_back(static_cast<Real>(value));
  return result;
}

/// y = (x - mean) / max(sqrt(variance), 1e-7), or with `invert` back again. `axis` names the axes
/// that have a mean and a variance of their own; null: one for all values. Without the arguments
/// mean and variance, both are weights that are not trained (and the weight "count", which Keras
/// keeps too). Keras: keras.layers.Normalization.
class Normalization : public Layer {
 public:
  explicit Normalization(const Arguments& arguments)
      : mean_(realsOf(arguments, "mean")),
        variance_(realsOf(arguments, "variance")),
        invert_(arguments.boolean("invert")) {
    if (!arguments.isNull("axis")) axis_ = arguments.integers("axis");
    if (mean_.empty() != variance_.empty()) {
      refuse(arguments, "layer.mean-and-variance",
             {{"given", mean_.empty() ? "variance" : "mean"}});
    }
  }

  Shape build(std::span<const Shape> inputs) override {
    const Shape& input = requireSingleInput(inputs);
    Shape kept = input;
    std::fill_n(&kept[0], kept.rank(), Index{1});
    for (Index axis : axis_) {
      const int position = resolveAxis(axis, input) - 1;
      kept[position] = input[position];
    }
    if (built_ && !(kept == kept_)) {
      fail(ErrorCode::kShapeMismatch, "layer.built-for-means",
           {{"built", kept_.toString()}, {"shape", input.toStringWithBatch()}});
    }
    for (const auto& [name, values] :
         {std::pair("mean", &mean_), std::pair("variance", &variance_)}) {
      const auto count = static_cast<Index>(values->size());
      if (count > 1 && count != kept.size()) {
        fail(ErrorCode::kShapeMismatch, "layer.value-count",
             {{"received", count},
              {"argument", name},
              {"shape", input.toStringWithBatch()},
              {"expected", kept.size()}});
      }
    }
    kept_ = kept;
    weight_shape_ = {};
    for (int axis = 1; axis <= input.rank(); ++axis) {
      const bool is_kept = std::ranges::any_of(
          axis_, [&](Index wanted) { return resolveAxis(wanted, input) == axis; });
      if (is_kept) weight_shape_.append(input[axis - 1]);
    }
    built_ = true;
    return input;
  }

  std::vector<WeightSpec> weights() const override {
    if (!built_ || !mean_.empty()) return {};
    return {{"mean", weight_shape_, std::make_shared<Filled>(Real{0}), false},
            {"variance", weight_shape_, std::make_shared<Filled>(Real{1}), false},
            {"count", {}, std::make_shared<Filled>(Real{0}), false}};
  }

  // scratch: a mean and a deviation for each value of a sample.
  Masking masking() const override { return Masking::kPasses; }
  MemoryRequirements memoryRequirements(std::span<const Shape>,
                                        const Shape& output) const override {
    return {.scratch = 2 * output.sample().size(), .backward_reads_inputs = false};
  }

  void forward(const ForwardPass& pass) const override {
    const Shape sample = pass.output.shape.sample();
    const Index size = sample.size(), batch = pass.output.batch();
    Real* means = pass.scratch;
    Real* deviations = pass.scratch + size;
    expand(pass, sample, means, deviations);
    const Real* x = pass.inputs[0].data;
    Real* y = pass.output.data;
    for (Index row = 0; row < batch; ++row, x += size, y += size) {
      for (Index i = 0; i < size; ++i) {
        y[i] = invert_ ? means[i] + x[i] * deviations[i] : (x[i] - means[i]) / deviations[i];
      }
    }
  }

  void backward(const BackwardPass& pass) const override {
    if (!pass.input_gradients[0]) return;
    const Shape sample = pass.output_gradient.shape.sample();
    const Index size = sample.size(), batch = pass.output_gradient.batch();
    Real* deviations = pass.scratch + size;
    expand(pass, sample, pass.scratch, deviations);
    const Real* dy = pass.output_gradient.data;
    Real* dx = pass.input_gradients[0].data;
    for (Index row = 0; row < batch; ++row, dy += size, dx += size) {
      for (Index i = 0; i < size; ++i) {
        dx[i] = invert_ ? dy[i] * deviations[i] : dy[i] / deviations[i];
      }
    }
  }

 private:
  /// Means and deviations for every value of a sample, into scratch.
  void expand(const Pass& pass, const Shape& sample, Real* means, Real* deviations) const {
    const auto broadcast = [&](std::span<const Real> values, Real* to) {
      if (values.size() == 1) {
        std::fill_n(to, sample.size(), values[0]);
      } else {
        broadcastTo(kept_.withBatch(1), values.data(), sample.withBatch(1), to);
      }
    };
    if (mean_.empty()) {
      const auto count = static_cast<std::size_t>(kept_.size());
      broadcast({pass.weights[0].data, count}, means);
      broadcast({pass.weights[1].data, count}, deviations);
    } else {
      broadcast(mean_, means);
      broadcast(variance_, deviations);
    }
    for (Index i = 0; i < sample.size(); ++i) {
      deviations[i] = std::max(std::sqrt(deviations[i]), kMinDeviation);
    }
  }

  std::vector<Index> axis_;
  std::vector<Real> mean_, variance_;  // of the arguments; empty without them
  bool invert_;
  bool built_ = false;
  Shape kept_;  // a sample's shape, with 1 for the axes that are averaged over
  Shape weight_shape_;
};

}  // namespace

const EntryOf<Layer>& normalizationEntry() {
  static constexpr auto entry = entryFor<Layer, Normalization>(
      "Normalization", {},
      "Standardizes values with a given mean and variance."
      "\ny = (x - mean) / sqrt(variance), with the shape of x",
      {{.name = "axis",
        .type = ArgumentType::kIntegers,
        .default_json = "-1",
        .doc = "The axes with a mean and variance per index; if not set, one mean and variance for "
               "all values.",
        .minimum = -8,
        .maximum = 8,
        .nullable = true},
       {.name = "mean",
        .type = ArgumentType::kNumbers,
        .default_json = "null",
        .doc = "The means; if not set, they are weights.",
        .nullable = true},
       {.name = "variance",
        .type = ArgumentType::kNumbers,
        .default_json = "null",
        .doc = "The variances; if not set, they are weights.",
        .minimum = 0,
        .nullable = true},
       {.name = "invert",
        .type = ArgumentType::kBoolean,
        .default_json = "false",
        .doc = "Whether to apply the inverse: multiply by the standard deviation, then add the "
               "mean."}});
  return entry;
}

}  // namespace minibatch
