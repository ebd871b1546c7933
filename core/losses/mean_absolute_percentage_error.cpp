#include "losses/mean_absolute_percentage_error.h"

#include <cmath>

#include "losses/pointwise.h"
#include "losses/probabilities.h"
#include "losses/targets.h"

namespace minibatch {
namespace {

class MeanAbsolutePercentageError final : public Loss {
 public:
  explicit MeanAbsolutePercentageError(const Arguments&) {}

  void checkTargets(const ConstTensor& target, const Shape&, Index first_row) const override {
    requireFinite("MeanAbsolutePercentageError", target, first_row);
  }

  void evaluate(const LossBatch& batch, const Real* weights, Real* values,
                Real* gradient) const override {
    meanOverOutputs(batch, weights, values, gradient,
                    [&](Index n, const Real* p, const Real* t, Real* loss, Real* slope) {
                      for (Index i = 0; i < n; ++i) {
                        const Real error = p[i] - t[i];
                        const Real share = 100 / std::max(std::abs(t[i]), kProbabilityEpsilon);
                        loss[i] = share * std::abs(error);
                        slope[i] = error > 0 ? share : error < 0 ? -share : share * error;
                      }
                    });
  }
};

}  // namespace

const EntryOf<Loss>& meanAbsolutePercentageErrorLossEntry() {
  static const EntryOf<Loss> entry = entryFor<Loss, MeanAbsolutePercentageError>(
      "MeanAbsolutePercentageError", {"mean_absolute_percentage_error", "mape", "MAPE"},
      "The mean of the absolute errors in percent of the targets.", {reductionArgument()});
  return entry;
}

}  // namespace minibatch
