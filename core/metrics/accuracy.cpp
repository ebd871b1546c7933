#include "metrics/accuracy.h"

#include "metrics/mean_metric.h"

namespace minibatch {
namespace {

class Accuracy final : public MeanMetric {
 public:
  explicit Accuracy(const Arguments&) {}

  int direction() const override { return +1; }

 protected:
  double value(const Sample& sample) const override {
    return shareOfOutputs(sample.positions * sample.outputs, sample.target, sample.prediction,
                          [](Real target, Real prediction) { return target == prediction; });
  }
};

}  // namespace

const EntryOf<Metric>& accuracyMetricEntry() {
  static const EntryOf<Metric> entry = entryFor<Metric, Accuracy>(
      "Accuracy", {"accuracy"}, "How often an output equals its target.", {});
  return entry;
}

}  // namespace minibatch
