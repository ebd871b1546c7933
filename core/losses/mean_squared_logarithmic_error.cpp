#include "losses/mean_squared_logarithmic_error.h"

#include "kernels/elementwise.h"
#include "losses/pointwise.h"
#include "losses/probabilities.h"
#include "losses/targets.h"

namespace minibatch {
namespace {

class MeanSquaredLogarithmicError final : public Loss {
 public:
  explicit MeanSquaredLogarithmicError(const Arguments&) {}

  void checkTargets(const ConstTensor& target, const Shape&, Index first_row) const override {
    requireFinite("MeanSquaredLogarithmicError", target, first_row);
  }

  void evaluate(const LossBatch& batch, const Real* weights, Real* values,
                Real* gradient) const override {
    meanOverOutputs(batch, weights, values, gradient,
                    [&](Index n, const Real* p, const Real* t, Real* loss, Real* slope) {
                      LossChunk logs{}, target_logs{};
                      for (Index i = 0; i < n; ++i) {
                        logs[i] = std::max(p[i], kProbabilityEpsilon) + 1;
                        target_logs[i] = std::max(t[i], kProbabilityEpsilon) + 1;
                      }
                      logarithm(n, logs.data(), logs.data());
                      logarithm(n, target_logs.data(), target_logs.data());
                      for (Index i = 0; i < n; ++i) {
                        const Real error = logs[i] - target_logs[i];
                        loss[i] = error * error;
                        slope[i] = p[i] < kProbabilityEpsilon ? Real(0) : 2 * error / (p[i] + 1);
                      }
                    });
  }
};

}  // namespace

const EntryOf<Loss>& meanSquaredLogarithmicErrorLossEntry() {
  static const EntryOf<Loss> entry = entryFor<Loss, MeanSquaredLogarithmicError>(
      "MeanSquaredLogarithmicError", {"mean_squared_logarithmic_error", "msle", "MSLE"},
      "The mean of the squared differences of ln(1 + value); for targets of many orders of size.",
      {reductionArgument()});
  return entry;
}

}  // namespace minibatch
