#include "metrics/sparse_top_k_categorical_accuracy.h"

#include "metrics/mean_metric.h"

namespace minibatch {
namespace {

class SparseTopKCategoricalAccuracy final : public SparseMetric {
 public:
  explicit SparseTopKCategoricalAccuracy(const Arguments& arguments) : k_(arguments.integer("k")) {}

  int direction() const override { return +1; }

 protected:
  double value(const Sample& sample) const override {
    Index hits = 0;
    for (Index i = 0; i < sample.positions; ++i) {
      const Index wanted = static_cast<Index>(sample.target[i]);
      hits += isAmongLargest(sample.outputs, sample.prediction + i * sample.outputs, wanted, k_);
    }
    return static_cast<double>(hits) / static_cast<double>(sample.positions);
  }

 private:
  Index k_;
};

}  // namespace

const EntryOf<Metric>& sparseTopKCategoricalAccuracyMetricEntry() {
  static const EntryOf<Metric> entry = entryFor<Metric, SparseTopKCategoricalAccuracy>(
      "SparseTopKCategoricalAccuracy", {"sparse_top_k_categorical_accuracy"},
      "How often the target's class number is among the k most probable classes.", {topArgument()});
  return entry;
}

}  // namespace minibatch
