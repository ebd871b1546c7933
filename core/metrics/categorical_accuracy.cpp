#include "metrics/categorical_accuracy.h"

#include "metrics/mean_metric.h"

namespace minibatch {
namespace {

class CategoricalAccuracy final : public MeanMetric {
 public:
  explicit CategoricalAccuracy(const Arguments&) {}

  int direction() const override { return +1; }

 protected:
  double value(const Sample& sample) const override {
    Index hits = 0;
    for (Index i = 0; i < sample.positions; ++i) {
      const Index offset = i * sample.outputs;
      hits += argmax(sample.outputs, sample.prediction + offset) ==
                      argmax(sample.outputs, sample.target + offset)
                  ? 1
                  : 0;
    }
    return static_cast<double>(hits) / static_cast<double>(sample.positions);
  }
};

}  // namespace

const EntryOf<Metric>& categoricalAccuracyMetricEntry() {
  static const EntryOf<Metric> entry = entryFor<Metric, CategoricalAccuracy>(
      "CategoricalAccuracy", {"categorical_accuracy"},
      "How often the most probable class is the one-hot target.", {});
  return entry;
}

}  // namespace minibatch
