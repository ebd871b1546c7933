#include "losses/mean_squared_error.h"

#include "losses/targets.h"

namespace minibatch {
namespace {

class MeanSquaredError final : public Loss {
 public:
  explicit MeanSquaredError(const Arguments&) {}

  void checkTargets(const ConstTensor& target, const Shape&, Index first_row) const override {
    requireFinite("MeanSquaredError", target, first_row);
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
        sum += error * error;
      }
      values[i] = sum / static_cast<Real>(outputs);
      if (!gradient) continue;
      const Real factor = 2 * weights[i] / static_cast<Real>(outputs);
      for (Index j = 0; j < outputs; ++j) {
        const Real error = prediction[i * outputs + j] - target[i * outputs + j];
        gradient[i * outputs + j] = factor * error;
      }
    }
  }
};

}  // namespace

const EntryOf<Loss>& meanSquaredErrorLossEntry() {
  static const EntryOf<Loss> entry = entryFor<Loss, MeanSquaredError>(
      "MeanSquaredError", {"mean_squared_error", "mse", "MSE"},
      "The mean of the squared errors; for predicting numbers.", {reductionArgument()});
  return entry;
}

}  // namespace minibatch
