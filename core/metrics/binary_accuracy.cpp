#include "metrics/binary_accuracy.h"

#include "metrics/mean_metric.h"

namespace minibatch {
namespace {

class BinaryAccuracy final : public MeanMetric {
 public:
  explicit BinaryAccuracy(const Arguments& arguments)
      : threshold_(static_cast<Real>(arguments.number("threshold"))) {}

  int direction() const override { return +1; }

 protected:
  double value(const Sample& sample) const override {
    return shareOfOutputs(sample.positions * sample.outputs, sample.target, sample.prediction,
                          [&](Real target, Real prediction) {
                            return target == (prediction > threshold_ ? Real(1) : Real(0));
                          });
  }

 private:
  Real threshold_;
};

}  // namespace

const EntryOf<Metric>& binaryAccuracyMetricEntry() {
  static const EntryOf<Metric> entry = entryFor<Metric, BinaryAccuracy>(
      "BinaryAccuracy", {"binary_accuracy"},
      "How often an output is on its target's side of the threshold.",
      {{.name = "threshold", .default_json = "0.5", .doc = "Outputs above it count as 1."}});
  return entry;
}

}  // namespace minibatch
