#include <algorithm>
#include <array>

#include "kernels/elementwise.h"
#include "losses/loss.h"
#include "losses/probabilities.h"
#include "losses/targets.h"

namespace minibatch {
namespace {

/// CategoricalCrossentropy(from_logits, label_smoothing): -sum_c t_c log p_c over the last axis,
/// for one-hot targets t (batch, ..., classes). Probabilities are divided by their sum and clipped
/// to [1e-7, 1 - 1e-7]; from logits x, p = softmax(x). Smoothing makes t into t (1 - s) + s /
/// classes. https://keras.io/api/losses/probabilistic_losses/#categoricalcrossentropy-class
class CategoricalCrossentropy final : public Loss {
 public:
  explicit CategoricalCrossentropy(const Arguments& arguments)
      : from_logits_(arguments.boolean("from_logits")),
        smoothing_(static_cast<Real>(arguments.number("label_smoothing"))) {}

  Shape targetShape(const Shape& prediction) const override {
    requireSeveralClasses("CategoricalCrossentropy", prediction);
    return prediction;
  }

  void checkTargets(const ConstTensor& target, const Shape&, Index first_row) const override {
    requireProbabilities("CategoricalCrossentropy", target, first_row);
  }

  std::string_view logitsActivation() const override { return "softmax"; }

  void evaluate(const LossBatch& batch, const Real* weights, Real* values,
                Real* gradient) const override {
    const bool logits = batch.logits || from_logits_;
    const Real* x = batch.logits ? batch.logits.data : batch.prediction.data;
    const Index classes = batch.prediction.shape.back();
    const Index positions = batch.prediction.size() / classes;
    for (Index i = 0; i < positions; ++i) {
      const Real* target = batch.target.data + i * classes;
      Real* row_gradient = gradient ? gradient + i * classes : nullptr;
      const Real weight = gradient ? weights[i] : Real(0);
      values[i] = logits
                      ? fromLogits(classes, x + i * classes, target, weight, row_gradient)
                      : fromProbabilities(classes, x + i * classes, target, weight, row_gradient);
    }
  }

 private:
  Real smoothed(Real target, Index classes) const {
    return target * (1 - smoothing_) + smoothing_ / static_cast<Real>(classes);
  }

  // Both take one row of n classes, return its loss and, where asked, write weight times the
  // gradient with respect to x.

  Real fromLogits(Index n, const Real* x, const Real* target, Real weight, Real* gradient) const {
    const LogSumExp row = logSumExp(n, x, gradient);
    Real loss = 0, target_sum = 0;
    for (Index c = 0; c < n; ++c) {
      const Real t = smoothed(target[c], n);
      loss += t * (row.maximum - x[c] + row.log_sum);
      target_sum += t;
    }
    if (gradient) {  // holds softmax(x)
      for (Index c = 0; c < n; ++c) {
        gradient[c] = weight * (target_sum * gradient[c] - smoothed(target[c], n));
      }
    }
    return loss;
  }

  Real fromProbabilities(Index n, const Real* x, const Real* target, Real weight,
                         Real* gradient) const {
    constexpr Index kChunk = 64;
    std::array<Real, kChunk> logs{};
    Real sum = 0;
    for (Index c = 0; c < n; ++c) sum += x[c];
    Real loss = 0, passing = 0;  // passing: the sum of targets whose probability is not clipped
    for (Index start = 0; start < n; start += kChunk) {
      const Index size = std::min(kChunk, n - start);
      for (Index c = 0; c < size; ++c) logs[c] = clipProbability(x[start + c] / sum);
      logarithm(size, logs.data(), logs.data());
      for (Index c = 0; c < size; ++c) {
        const Real t = smoothed(target[start + c], n);
        loss -= t * logs[c];
        if (isUnclipped(x[start + c] / sum)) passing += t;
      }
    }
    if (gradient) {
      for (Index c = 0; c < n; ++c) {
        const Real p = x[c] / sum;
        const Real own = isUnclipped(p) ? smoothed(target[c], n) / p : Real(0);
        gradient[c] = weight * (passing - own) / sum;
      }
    }
    return loss;
  }

  bool from_logits_;
  Real smoothing_;
};

}  // namespace

const EntryOf<Loss>& categoricalCrossentropyLossEntry() {
  static constexpr auto entry = entryFor<Loss, CategoricalCrossentropy>(
      "CategoricalCrossentropy", {"categorical_crossentropy"},
      "Cross-entropy for several classes with one-hot targets."
      "\n-sum(y_true ln(y_pred))",
      {fromLogitsArgument(),
       labelSmoothingArgument(
           "Amount by which the targets are smoothed towards a uniform distribution."),
       lastAxisArgument(), reductionArgument()});
  return entry;
}

}  // namespace minibatch
