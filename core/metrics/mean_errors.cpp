#include <algorithm>
#include <cmath>

#include "metrics/mean_metric.h"

namespace minibatch {
namespace {

/// kScale times the mean over a sample's outputs of a function of target and prediction, in double.
template <double (*kFunction)(double target, double prediction), int kScale = 1>
class MeanError : public MeanMetric {
 public:
  explicit MeanError(const Arguments&) {}

  int direction() const final { return -1; }

 protected:
  double value(const Sample& sample) const final {
    const Index size = sample.positions * sample.outputs;
    double sum = 0;
    for (Index i = 0; i < size; ++i) {
      sum += kFunction(static_cast<double>(sample.target[i]),
                       static_cast<double>(sample.prediction[i]));
    }
    return kScale * sum / static_cast<double>(size);
  }
};

double squaredError(double target, double prediction) {
  const double error = target - prediction;
  return error * error;
}

double absoluteError(double target, double prediction) { return std::abs(target - prediction); }
double relativeError(double target, double prediction) {
  return std::abs(target - prediction) / std::max(std::abs(target), 1e-7);
}

/// MeanSquaredError: the mean of (target - prediction)².
/// https://keras.io/api/metrics/regression_metrics/#meansquarederror-class
using MeanSquaredError = MeanError<squaredError>;

/// MeanAbsoluteError: the mean of |target - prediction|.
/// https://keras.io/api/metrics/regression_metrics/#meanabsoluteerror-class
using MeanAbsoluteError = MeanError<absoluteError>;

/// RootMeanSquaredError: the square root of the mean of (target - prediction)².
/// https://keras.io/api/metrics/regression_metrics/#rootmeansquarederror-class
class RootMeanSquaredError final : public MeanError<squaredError> {
 public:
  using MeanError::MeanError;

  double result() const override { return std::sqrt(MeanMetric::result()); }
};

/// MeanAbsolutePercentageError: 100 mean(|target - prediction| / max(|target|, 1e-7)).
/// https://keras.io/api/metrics/regression_metrics/#meanabsolutepercentageerror-class
using MeanAbsolutePercentageError = MeanError<relativeError, 100>;

}  // namespace

const EntryOf<Metric>& meanSquaredErrorMetricEntry() {
  static constexpr auto entry =
      entryFor<Metric, MeanSquaredError>("MeanSquaredError", {"mean_squared_error", "mse", "MSE"},
                                         "The mean of squared errors."
                                         "\nmean((y_true - y_pred)^2)",
                                         {});
  return entry;
}

const EntryOf<Metric>& meanAbsoluteErrorMetricEntry() {
  static constexpr auto entry = entryFor<Metric, MeanAbsoluteError>(
      "MeanAbsoluteError", {"mean_absolute_error", "mae", "MAE"},
      "The mean of absolute errors."
      "\nmean(|y_true - y_pred|)",
      {});
  return entry;
}

const EntryOf<Metric>& rootMeanSquaredErrorMetricEntry() {
  static constexpr auto entry = entryFor<Metric, RootMeanSquaredError>(
      "RootMeanSquaredError", {"root_mean_squared_error"},
      "The square root of the mean squared error, in the unit of the targets."
      "\nsqrt(mean((y_true - y_pred)^2))",
      {});
  return entry;
}

const EntryOf<Metric>& meanAbsolutePercentageErrorMetricEntry() {
  static constexpr auto entry = entryFor<Metric, MeanAbsolutePercentageError>(
      "MeanAbsolutePercentageError", {"mean_absolute_percentage_error", "mape", "MAPE"},
      "The mean of absolute errors in percent of the targets."
      "\n100 * mean(|y_true - y_pred| / max(|y_true|, 1e-7))",
      {});
  return entry;
}

}  // namespace minibatch
