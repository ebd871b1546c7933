#include <algorithm>
#include <cmath>

#include "kernels/elementwise.h"
#include "losses/loss.h"
#include "losses/pointwise.h"
#include "losses/probabilities.h"
#include "losses/targets.h"

namespace minibatch {
namespace {

// For n <= kLossChunk logits x and targets t: loss = max(x, 0) - x t + log(1 + exp(-|x|)) and its
// derivative sigmoid(x) - t, written (1 - t) sigmoid(x) - t sigmoid(-x) so that nothing cancels.
void fromLogits(Index n, const Real* x, const Real* t, Real* loss, Real* slope) {
  LossChunk decay{}, one_plus{};
  for (Index i = 0; i < n; ++i) decay[i] = -std::abs(x[i]);
  exponential(n, decay.data(), decay.data());
  for (Index i = 0; i < n; ++i) {
    decay[i] = flushTail(decay[i]);
    one_plus[i] = 1 + decay[i];
  }
  logarithm(n, one_plus.data(), loss);
  for (Index i = 0; i < n; ++i) {
    // log(1 + e) with the rounding of 1 + e undone (Higham, "Accuracy and Stability", 1.14.1).
    const Real log1p = one_plus[i] == 1 ? decay[i] : loss[i] * (decay[i] / (one_plus[i] - 1));
    const Real near = 1 / one_plus[i], far = decay[i] / one_plus[i];
    loss[i] = std::max(x[i], Real(0)) - x[i] * t[i] + log1p;
    slope[i] = (1 - t[i]) * (x[i] >= 0 ? near : far) - t[i] * (x[i] >= 0 ? far : near);
  }
}

// The same for n <= kLossChunk probabilities p, clipped.
void fromProbabilities(Index n, const Real* p, const Real* t, Real* loss, Real* slope) {
  LossChunk clipped{}, log_clipped{}, log_rest{};
  for (Index i = 0; i < n; ++i) clipped[i] = clipProbability(p[i]);
  for (Index i = 0; i < n; ++i) log_rest[i] = 1 - clipped[i];
  logarithm(n, clipped.data(), log_clipped.data());
  logarithm(n, log_rest.data(), log_rest.data());
  for (Index i = 0; i < n; ++i) {
    loss[i] = -(t[i] * log_clipped[i] + (1 - t[i]) * log_rest[i]);
    slope[i] = isUnclipped(p[i]) ? (1 - t[i]) / (1 - clipped[i]) - t[i] / clipped[i] : Real(0);
  }
}

/// BinaryCrossentropy(from_logits, label_smoothing): the mean over the last axis of
/// -(t log p + (1 - t) log(1 - p)), with p clipped to [1e-7, 1 - 1e-7]; from a logit x,
/// max(x, 0) - x t + log(1 + exp(-|x|)). Smoothing makes t into t (1 - s) + s / 2.
/// https://keras.io/api/losses/probabilistic_losses/#binarycrossentropy-class
class BinaryCrossentropy final : public Loss {
 public:
  explicit BinaryCrossentropy(const Arguments& arguments)
      : from_logits_(arguments.boolean("from_logits")),
        smoothing_(static_cast<Real>(arguments.number("label_smoothing"))) {}

  void checkTargets(const ConstTensor& target, const Shape&, Index first_row) const override {
    requireProbabilities("BinaryCrossentropy", target, first_row);
  }

  std::string_view logitsActivation() const override { return "sigmoid"; }

  void evaluate(const LossBatch& batch, const Real* weights, Real* values,
                Real* gradient) const override {
    const bool logits = batch.logits || from_logits_;
    const Real* x = batch.logits ? batch.logits.data : batch.prediction.data;
    const Real scale = 1 / static_cast<Real>(batch.prediction.shape.back());
    sumOverOutputs(batch, x, scale, weights, values, gradient,
                   [&](Index n, const Real* outputs, const Real* t, Real* loss, Real* slope) {
                     LossChunk target{};
                     for (Index i = 0; i < n; ++i) {
                       target[i] = t[i] * (1 - smoothing_) + smoothing_ / 2;
                     }
                     (logits ? fromLogits : fromProbabilities)(n, outputs, target.data(), loss,
                                                               slope);
                   });
  }

 private:
  bool from_logits_;
  Real smoothing_;
};

}  // namespace

const EntryOf<Loss>& binaryCrossentropyLossEntry() {
  static constexpr auto entry = entryFor<Loss, BinaryCrossentropy>(
      "BinaryCrossentropy", {"binary_crossentropy", "bce", "BCE"},
      "Cross-entropy for binary classification: targets are 0 or 1, outputs the probability of 1."
      "\n-mean(y_true ln(y_pred) + (1 - y_true) ln(1 - y_pred))",
      {fromLogitsArgument(),
       labelSmoothingArgument("Amount by which the targets are smoothed from 0 and 1 towards 0.5."),
       lastAxisArgument(), reductionArgument()});
  return entry;
}

}  // namespace minibatch
