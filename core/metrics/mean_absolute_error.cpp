#include "metrics/mean_absolute_error.h"

#include <cmath>

#include "metrics/mean_metric.h"

namespace minibatch {
namespace {

class MeanAbsoluteError final : public MeanMetric {
 public:
  explicit MeanAbsoluteError(const Arguments&) {}

  int direction() const override { return -1; }

 protected:
  double value(const Sample& sample) const override {
    const Index size = sample.positions * sample.outputs;
    double sum = 0;
    for (Index i = 0; i < size; ++i) {
      sum += std::abs(static_cast<double>(sample.target[i]) -
                      static_cast<double>(sample.prediction[i]));
    }
    return sum / static_cast<double>(size);
  }
};

}  // namespace

const EntryOf<Metric>& meanAbsoluteErrorMetricEntry() {
  static const EntryOf<Metric> entry = entryFor<Metric, MeanAbsoluteError>(
      "MeanAbsoluteError", {"mean_absolute_error", "mae", "MAE"},
      "The mean of the absolute errors.", {});
  return entry;
}

}  // namespace minibatch
