#include "metrics/mean_absolute_percentage_error.h"

#include <algorithm>
#include <cmath>

#include "metrics/mean_metric.h"

namespace minibatch {
namespace {

class MeanAbsolutePercentageError final : public MeanMetric {
 public:
  explicit MeanAbsolutePercentageError(const Arguments&) {}

  int direction() const override { return -1; }

 protected:
  double value(const Sample& sample) const override {
    const Index size = sample.positions * sample.outputs;
    double sum = 0;
    for (Index i = 0; i < size; ++i) {
      const double target = static_cast<double>(sample.target[i]);
      const double error = target - static_cast<double>(sample.prediction[i]);
      sum += std::abs(error) / std::max(std::abs(target), 1e-7);
    }
    return 100 * sum / static_cast<double>(size);
  }
};

}  // namespace

const EntryOf<Metric>& meanAbsolutePercentageErrorMetricEntry() {
  static const EntryOf<Metric> entry = entryFor<Metric, MeanAbsolutePercentageError>(
      "MeanAbsolutePercentageError", {"mean_absolute_percentage_error", "mape", "MAPE"},
      "The mean of the absolute errors in percent of the targets.", {});
  return entry;
}

}  // namespace minibatch
