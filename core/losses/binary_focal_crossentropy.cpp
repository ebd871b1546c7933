#include "kernels/elementwise.h"
#include "losses/focal.h"
#include "losses/loss.h"
#include "losses/pointwise.h"
#include "losses/probabilities.h"
#include "losses/targets.h"

namespace minibatch {
namespace {

/// BinaryFocalCrossentropy(apply_class_balancing, alpha, gamma, from_logits, label_smoothing): the
/// binary cross-entropy times (1 - p_t)^gamma, where p_t = t p + (1 - t)(1 - p) is the probability
/// of what is right; with class balancing also times alpha for ones and 1 - alpha for zeros. As in
/// Keras, logits go through the sigmoid first.
/// https://keras.io/api/losses/probabilistic_losses/#binaryfocalcrossentropy-class
class BinaryFocalCrossentropy final : public Loss {
 public:
  explicit BinaryFocalCrossentropy(const Arguments& arguments)
      : balances_(arguments.boolean("apply_class_balancing")),
        from_logits_(arguments.boolean("from_logits")),
        alpha_(static_cast<Real>(arguments.number("alpha"))),
        gamma_(static_cast<Real>(arguments.number("gamma"))),
        smoothing_(static_cast<Real>(arguments.number("label_smoothing"))) {}

  void checkTargets(const ConstTensor& target, const Shape&, Index first_row) const override {
    requireProbabilities("BinaryFocalCrossentropy", target, first_row);
  }

  void evaluate(const LossBatch& batch, const Real* weights, Real* values,
                Real* gradient) const override {
    meanOverOutputs(batch, weights, values, gradient,
                    [&](Index n, const Real* x, const Real* targets, Real* loss, Real* slope) {
                      evaluateChunk(n, x, targets, loss, slope);
                    });
  }

 private:
  void evaluateChunk(Index n, const Real* x, const Real* targets, Real* loss, Real* slope) const {
    LossChunk p{}, t{}, log_clipped{}, log_rest{}, wrong{}, factor{}, factor_slope{};
    if (from_logits_) {
      sigmoid(n, x, p.data());
    } else {
      std::copy_n(x, n, p.begin());
    }
    for (Index i = 0; i < n; ++i) {
      t[i] = targets[i] * (1 - smoothing_) + smoothing_ / 2;
      log_clipped[i] = clipProbability(p[i]);
      log_rest[i] = 1 - log_clipped[i];
      wrong[i] = 1 - (t[i] * p[i] + (1 - t[i]) * (1 - p[i]));
    }
    logarithm(n, log_clipped.data(), log_clipped.data());
    logarithm(n, log_rest.data(), log_rest.data());
    focalFactors(n, gamma_, wrong.data(), factor.data(), factor_slope.data());
    for (Index i = 0; i < n; ++i) {
      const Real clipped = clipProbability(p[i]);
      const Real entropy = -(t[i] * log_clipped[i] + (1 - t[i]) * log_rest[i]);
      const Real entropy_slope =
          isUnclipped(p[i]) ? (1 - t[i]) / (1 - clipped) - t[i] / clipped : Real(0);
      const Real balance = balances_ ? t[i] * alpha_ + (1 - t[i]) * (1 - alpha_) : Real(1);
      loss[i] = balance * (factor[i] * entropy);
      slope[i] = balance * (factor[i] * entropy_slope + factor_slope[i] * (1 - 2 * t[i]) * entropy);
      if (from_logits_) slope[i] *= p[i] * (1 - p[i]);
    }
  }

  bool balances_, from_logits_;
  Real alpha_, gamma_, smoothing_;
};

}  // namespace

const EntryOf<Loss>& binaryFocalCrossentropyLossEntry() {
  static constexpr auto entry = entryFor<Loss, BinaryFocalCrossentropy>(
      "BinaryFocalCrossentropy", {"binary_focal_crossentropy"},
      "Binary cross-entropy that down-weights easy samples, for imbalanced classes."
      "\n-mean((1 - p_t)^gamma ln(p_t)), with p_t the probability of the true class",
      {{.name = "apply_class_balancing",
        .type = ArgumentType::kBoolean,
        .default_json = "false",
        .doc = "Whether to weight class 1 by alpha and class 0 by 1 - alpha."},
       focalAlphaArgument("Weight of class 1 with apply_class_balancing."),
       focalGammaArgument(),
       fromLogitsArgument(),
       labelSmoothingArgument("Amount by which the targets are smoothed from 0 and 1 towards 0.5."),
       lastAxisArgument(),
       reductionArgument()});
  return entry;
}

}  // namespace minibatch
