#include "metrics/root_mean_squared_error.h"

#include <cmath>

#include "metrics/mean_metric.h"

namespace minibatch {
namespace {

class RootMeanSquaredError final : public MeanMetric {
 public:
  explicit RootMeanSquaredError(const Arguments&) {}

  double result() const override { return std::sqrt(MeanMetric::result()); }
  int direction() const override { return -1; }

 protected:
  double value(const Sample& sample) const override {
    const Index size = sample.positions * sample.outputs;
    double sum = 0;
    for (Index i = 0; i < size; ++i) {
      const double error =
          static_cast<double>(sample.target[i]) - static_cast<double>(sample.prediction[i]);
      sum += error * error;
    }
    return sum / static_cast<double>(size);
  }
};

}  // namespace

const EntryOf<Metric>& rootMeanSquaredErrorMetricEntry() {
  static const EntryOf<Metric> entry = entryFor<Metric, RootMeanSquaredError>(
      "RootMeanSquaredError", {"root_mean_squared_error"},
      "The square root of the mean squared error: in the unit of the targets.", {});
  return entry;
}

}  // namespace minibatch
