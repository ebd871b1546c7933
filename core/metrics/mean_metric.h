#pragma once

#include "metrics/metric.h"

namespace minibatch {

/// A metric that is the mean over samples of a value each sample has: sum of weight * value divided
/// by the sum of weights, in double. As Keras's MeanMetricWrapper.
/// https://keras.io/api/metrics/reduction_metrics/
class MeanMetric : public Metric {
 public:
  void reset() final;
  void update(const ConstTensor& target, const ConstTensor& prediction, const Real* weights) final;
  /// 0 before the first update, as in Keras.
  double result() const override;

 protected:
  struct Sample {
    const Real* target;      // (positions, outputs), or (positions) for sparse metrics
    const Real* prediction;  // (positions, outputs)
    Index positions;
    Index outputs;
  };
  /// The mean over the sample's positions (and outputs, where each has a value).
  virtual double value(const Sample& sample) const = 0;

 private:
  double total_ = 0;
  double count_ = 0;
};

/// A MeanMetric whose targets are class numbers, one for each position.
class SparseMetric : public MeanMetric {
 public:
  void checkShapes(const Shape& target, const Shape& prediction) const final;
};

/// The share of a sample's outputs for which `matches(target, prediction)` holds.
template <class Matches>
double shareOfOutputs(Index size, const Real* target, const Real* prediction, Matches&& matches) {
  Index hits = 0;
  for (Index i = 0; i < size; ++i) hits += matches(target[i], prediction[i]) ? 1 : 0;
  return static_cast<double>(hits) / static_cast<double>(size);
}

/// Whether the class `wanted` is among the k largest of n values; of equals all are.
bool isAmongLargest(Index n, const Real* values, Index wanted, Index k);
/// The `k` argument of the top-k accuracies.
constexpr Argument topArgument() {
  return {.name = "k",
          .type = ArgumentType::kInteger,
          .default_json = "5",
          .doc = "Number of most probable classes to look at.",
          .minimum = 1,
          .maximum = 1e6};
}

/// The index of the largest of n values, the first of equals.
Index argmax(Index n, const Real* values);

}  // namespace minibatch
