#include <cmath>
#include <string_view>

#include "losses/loss.h"
#include "losses/targets.h"

namespace minibatch {
namespace {

/// The mean over the last axis of a function of the errors, prediction - target. Its derivative is
/// kFactor times slope(error, 1).
template <class Function>
class MeanError final : public Loss {
 public:
  explicit MeanError(const Arguments& arguments) : name_(arguments.entry().class_name) {}

  void checkTargets(const ConstTensor& target, const Shape&, Index first_row) const override {
    requireFinite(name_, target, first_row);
  }

  void evaluate(const LossBatch& batch, const Real* weights, Real* values,
                Real* gradient) const override {
    const Index outputs = batch.prediction.shape.back();
    const Index positions = batch.prediction.size() / outputs;
    for (Index i = 0; i < positions; ++i) {
      const Real* prediction = batch.prediction.data + i * outputs;
      const Real* target = batch.target.data + i * outputs;
      Real sum = 0;
      for (Index j = 0; j < outputs; ++j) sum += Function::value(prediction[j] - target[j]);
      values[i] = sum / static_cast<Real>(outputs);
      if (!gradient) continue;
      const Real factor = Function::kFactor * weights[i] / static_cast<Real>(outputs);
      for (Index j = 0; j < outputs; ++j) {
        gradient[i * outputs + j] = Function::slope(prediction[j] - target[j], factor);
      }
    }
  }

 private:
  std::string_view name_;
};

/// MeanSquaredError: the mean of (target - prediction)² over the last axis.
/// https://keras.io/api/losses/regression_losses/#meansquarederror-
struct SquaredError {
  static constexpr Real kFactor = 2;
  static Real value(Real error) { return error * error; }
  static Real slope(Real error, Real factor) { return factor * error; }
};

/// MeanAbsoluteError: the mean of |target - prediction| over the last axis.
/// https://keras.io/api/losses/regression_losses/#meanabsoluteerror-class
struct AbsoluteError {
  static constexpr Real kFactor = 1;
  static Real value(Real error) { return std::abs(error); }
  static Real slope(Real error, Real factor) {
    return error > 0 ? factor : error < 0 ? -factor : factor * error;
  }
};

}  // namespace

const EntryOf<Loss>& meanSquaredErrorLossEntry() {
  static constexpr auto entry = entryFor<Loss, MeanError<SquaredError>>(
      "MeanSquaredError", {"mean_squared_error", "mse", "MSE"},
      "The mean of squared errors, for regression."
      "\nmean((y_true - y_pred)^2)",
      {reductionArgument()});
  return entry;
}

const EntryOf<Loss>& meanAbsoluteErrorLossEntry() {
  static constexpr auto entry = entryFor<Loss, MeanError<AbsoluteError>>(
      "MeanAbsoluteError", {"mean_absolute_error", "mae", "MAE"},
      "The mean of absolute errors, for regression; less sensitive to outliers."
      "\nmean(|y_true - y_pred|)",
      {reductionArgument()});
  return entry;
}

}  // namespace minibatch
