#include "kernels/elementwise.h"
#include "losses/loss.h"
#include "losses/pointwise.h"
#include "losses/probabilities.h"
#include "losses/targets.h"

namespace minibatch {
namespace {

Real clip(Real p) { return p < kProbabilityEpsilon ? kProbabilityEpsilon : p > 1 ? Real(1) : p; }

/// KLDivergence: sum(t ln(t / p)) over the last axis, both clipped to [1e-7, 1] (Kullback &
/// Leibler, "On Information and Sufficiency", 1951).
/// https://keras.io/api/losses/probabilistic_losses/#kldivergence-class
class KLDivergence final : public Loss {
 public:
  explicit KLDivergence(const Arguments&) {}

  void checkTargets(const ConstTensor& target, const Shape&, Index first_row) const override {
    requireProbabilities("KLDivergence", target, first_row);
  }

  void evaluate(const LossBatch& batch, const Real* weights, Real* values,
                Real* gradient) const override {
    sumOverOutputs(batch, batch.prediction.data, Real(1), weights, values, gradient,
                   [&](Index n, const Real* p, const Real* t, Real* loss, Real* slope) {
                     LossChunk target{};
                     for (Index i = 0; i < n; ++i) {
                       target[i] = clip(t[i]);
                       loss[i] = target[i] / clip(p[i]);
                     }
                     logarithm(n, loss, loss);
                     for (Index i = 0; i < n; ++i) {
                       loss[i] *= target[i];
                       // At the upper end Keras passes half the gradient, as at any tie of a
                       // minimum.
                       const Real passing = p[i] < kProbabilityEpsilon || p[i] > 1 ? 0
                                            : p[i] == 1                            ? Real(0.5)
                                                                                   : 1;
                       slope[i] = passing == 0 ? Real(0) : -passing * target[i] / p[i];
                     }
                   });
  }
};

}  // namespace

const EntryOf<Loss>& klDivergenceLossEntry() {
  static constexpr auto entry = entryFor<Loss, KLDivergence>(
      "KLDivergence", {"kl_divergence", "kld", "KLD"},
      "The Kullback-Leibler divergence of the targets from the predictions."
      "\nsum(y_true ln(y_true / y_pred))",
      {reductionArgument()});
  return entry;
}

}  // namespace minibatch
