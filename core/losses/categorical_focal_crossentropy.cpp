#include <algorithm>

#include "kernels/elementwise.h"
#include "losses/focal.h"
#include "losses/loss.h"
#include "losses/pointwise.h"
#include "losses/probabilities.h"
#include "losses/targets.h"

namespace minibatch {
namespace {

/// CategoricalFocalCrossentropy(alpha, gamma, from_logits, label_smoothing): the sum over classes
/// of alpha (1 - p)^gamma times the cross-entropy -t ln p. Predictions are divided by their sum and
/// clipped to [1e-7, 1 - 1e-7]; logits go through softmax first.
/// https://keras.io/api/losses/probabilistic_losses/#categoricalfocalcrossentropy-class
class CategoricalFocalCrossentropy final : public Loss {
 public:
  explicit CategoricalFocalCrossentropy(const Arguments& arguments)
      : from_logits_(arguments.boolean("from_logits")),
        alpha_(static_cast<Real>(arguments.number("alpha"))),
        gamma_(static_cast<Real>(arguments.number("gamma"))),
        smoothing_(static_cast<Real>(arguments.number("label_smoothing"))) {}

  Shape targetShape(const Shape& prediction) const override {
    requireSeveralClasses("CategoricalFocalCrossentropy", prediction);
    return prediction;
  }

  void checkTargets(const ConstTensor& target, const Shape&, Index first_row) const override {
    requireProbabilities("CategoricalFocalCrossentropy", target, first_row);
  }

  void evaluate(const LossBatch& batch, const Real* weights, Real* values,
                Real* gradient) const override {
    const Index classes = batch.prediction.shape.back();
    const Index positions = batch.prediction.size() / classes;
    for (Index i = 0; i < positions; ++i) {
      const Index start = i * classes;
      values[i] = row(classes, batch.prediction.data + start, batch.target.data + start,
                      gradient ? weights[i] : Real(0), gradient ? gradient + start : nullptr);
    }
  }

 private:
  // What turns a row's predictions into probabilities: exp(x - shift) or x / sum.
  struct Normalizer {
    Real shift, sum;
  };

  Normalizer normalizerOf(Index n, const Real* x) const {
    if (from_logits_) {
      const LogSumExp total = logSumExp(n, x, nullptr);
      return {total.maximum + total.log_sum, 1};
    }
    Real sum = 0;
    for (Index c = 0; c < n; ++c) sum += x[c];
    return {0, sum};
  }

  void probabilities(Index n, const Real* x, const Normalizer& by, Real* p) const {
    for (Index c = 0; c < n; ++c) p[c] = from_logits_ ? x[c] - by.shift : x[c] / by.sum;
    if (from_logits_) exponential(n, p, p);
  }

  // The loss of a row of n classes; where asked, `gradient` is `weight` times its gradient.
  Real row(Index n, const Real* x, const Real* target, Real weight, Real* gradient) const {
    const Normalizer by = normalizerOf(n, x);
    LossChunk p{}, logs{}, rest{}, factor{}, factor_slope{};
    Real loss = 0, dot = 0;  // dot: sum of probability times the gradient with respect to it
    for (Index start = 0; start < n; start += kLossChunk) {
      const Index count = std::min(kLossChunk, n - start);
      probabilities(count, x + start, by, p.data());
      for (Index c = 0; c < count; ++c) {
        logs[c] = clipProbability(p[c]);
        rest[c] = 1 - logs[c];
      }
      logarithm(count, logs.data(), logs.data());
      focalFactors(count, gamma_, rest.data(), factor.data(), factor_slope.data());
      for (Index c = 0; c < count; ++c) {
        const Real t = target[start + c] * (1 - smoothing_) + smoothing_ / static_cast<Real>(n);
        const Real scaled = alpha_ * t;
        loss -= scaled * factor[c] * logs[c];
        if (!gradient) continue;
        const Real slope =
            isUnclipped(p[c]) ? scaled * (factor_slope[c] * logs[c] - factor[c] / p[c]) : Real(0);
        gradient[start + c] = slope;
        dot += slope * p[c];
      }
    }
    if (!gradient) return loss;
    for (Index start = 0; start < n; start += kLossChunk) {
      const Index count = std::min(kLossChunk, n - start);
      if (from_logits_) probabilities(count, x + start, by, p.data());
      for (Index c = 0; c < count; ++c) {
        const Real through = from_logits_ ? p[c] : 1 / by.sum;
        gradient[start + c] = weight * through * (gradient[start + c] - dot);
      }
    }
    return loss;
  }

  bool from_logits_;
  Real alpha_, gamma_, smoothing_;
};

}  // namespace

const EntryOf<Loss>& categoricalFocalCrossentropyLossEntry() {
  static constexpr auto entry = entryFor<Loss, CategoricalFocalCrossentropy>(
      "CategoricalFocalCrossentropy", {"categorical_focal_crossentropy"},
      "Cross-entropy with one-hot targets that down-weights easy samples, for imbalanced classes."
      "\n-sum(alpha (1 - y_pred)^gamma y_true ln(y_pred))",
      {focalAlphaArgument("Weight of the loss, the same for every class."), focalGammaArgument(),
       fromLogitsArgument(),
       labelSmoothingArgument(
           "Amount by which the targets are smoothed towards a uniform distribution."),
       lastAxisArgument(), reductionArgument()});
  return entry;
}

}  // namespace minibatch
