#include "metrics/top_k_categorical_accuracy.h"

#include "metrics/mean_metric.h"

namespace minibatch {
namespace {

class TopKCategoricalAccuracy final : public MeanMetric {
 public:
  explicit TopKCategoricalAccuracy(const Arguments& arguments) : k_(arguments.integer("k")) {}

  int direction() const override { return +1; }

 protected:
  double value(const Sample& sample) const override {
    Index hits = 0;
    for (Index i = 0; i < sample.positions; ++i) {
      const Index wanted = argmax(sample.outputs, sample.target + i * sample.outputs);
      hits += isAmongLargest(sample.outputs, sample.prediction + i * sample.outputs, wanted, k_);
    }
    return static_cast<double>(hits) / static_cast<double>(sample.positions);
  }

 private:
  Index k_;
};

}  // namespace

const EntryOf<Metric>& topKCategoricalAccuracyMetricEntry() {
  static const EntryOf<Metric> entry = entryFor<Metric, TopKCategoricalAccuracy>(
      "TopKCategoricalAccuracy", {"top_k_categorical_accuracy"},
      "How often the one-hot target is among the k most probable classes.", {topArgument()});
  return entry;
}

}  // namespace minibatch
