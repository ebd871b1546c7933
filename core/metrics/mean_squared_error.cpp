#include "metrics/mean_squared_error.h"

#include "metrics/mean_metric.h"

namespace minibatch {
namespace {

class MeanSquaredError final : public MeanMetric {
 public:
  explicit MeanSquaredError(const Arguments&) {}

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

const EntryOf<Metric>& meanSquaredErrorMetricEntry() {
  static const EntryOf<Metric> entry =
      entryFor<Metric, MeanSquaredError>("MeanSquaredError", {"mean_squared_error", "mse", "MSE"},
                                         "The mean of the squared errors.", {});
  return entry;
}

}  // namespace minibatch
