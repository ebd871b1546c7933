#include "losses/mean_absolute_error.h"

#include <cmath>

#include "losses/targets.h"

namespace minibatch {
namespace {

class MeanAbsoluteError final : public Loss {
 public:
  explicit MeanAbsoluteError(const Arguments&) {}

  void checkTargets(const ConstTensor& target, const Shape&, Index first_row) const override {
    requireFinite("MeanAbsoluteError", target, first_row);
  }

  void evaluate(const LossBatch& batch, const Real* weights, Real* values,
                Real* gradient) const override {
    const Index outputs = batch.prediction.shape.back();
    const Index positions = batch.prediction.size() / outputs;
    const Real* prediction = batch.prediction.data;
    const Real* target = batch.target.data;
    for (Index i = 0; i < positions; ++i) {
      Real sum = 0;
      for (Index j = 0; j < outputs; ++j) {
        const Real error = prediction[i * outputs + j] - target[i * outputs + j];
        sum += std::abs(error);
      }
      values[i] = sum / static_cast<Real>(outputs);
      if (!gradient) continue;
      const Real factor = weights[i] / static_cast<Real>(outputs);
      for (Index j = 0; j < outputs; ++j) {
        const Real error = prediction[i * outputs + j] - target[i * outputs + j];
        gradient[i * outputs + j] = error > 0 ? factor : error < 0 ? -factor : factor * error;
      }
    }
  }
};

}  // namespace

const EntryOf<Loss>& meanAbsoluteErrorLossEntry() {
  static const EntryOf<Loss> entry = entryFor<Loss, MeanAbsoluteError>(
      "MeanAbsoluteError", {"mean_absolute_error", "mae", "MAE"},
      "The mean of the absolute errors; for predicting numbers, less moved by outliers.",
      {reductionArgument()});
  return entry;
}

}  // namespace minibatch
