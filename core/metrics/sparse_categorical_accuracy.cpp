#include "metrics/sparse_categorical_accuracy.h"

#include "metrics/mean_metric.h"

namespace minibatch {
namespace {

class SparseCategoricalAccuracy final : public SparseMetric {
 public:
  explicit SparseCategoricalAccuracy(const Arguments&) {}

  int direction() const override { return +1; }

 protected:
  double value(const Sample& sample) const override {
    Index hits = 0;
    for (Index i = 0; i < sample.positions; ++i) {
      const Index predicted = argmax(sample.outputs, sample.prediction + i * sample.outputs);
      hits += static_cast<Real>(predicted) == sample.target[i] ? 1 : 0;
    }
    return static_cast<double>(hits) / static_cast<double>(sample.positions);
  }
};

}  // namespace

const EntryOf<Metric>& sparseCategoricalAccuracyMetricEntry() {
  static const EntryOf<Metric> entry = entryFor<Metric, SparseCategoricalAccuracy>(
      "SparseCategoricalAccuracy", {"sparse_categorical_accuracy"},
      "How often the most probable class is the target's class number.", {});
  return entry;
}

}  // namespace minibatch
