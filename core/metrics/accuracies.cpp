#include "metrics/mean_metric.h"
#include "metrics/metric.h"

namespace minibatch {
namespace {

/// Accuracy: the share of outputs equal to their target. (The name "accuracy" given to
/// compile() means resolveAccuracy() instead, as in Keras.)
/// https://keras.io/api/metrics/accuracy_metrics/#accuracy-class
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

/// BinaryAccuracy(threshold): the share of outputs for which (prediction > threshold) equals the
/// target. https://keras.io/api/metrics/accuracy_metrics/#binaryaccuracy-class
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

/// CategoricalAccuracy: how often argmax(prediction) equals argmax(target) along the last axis.
/// https://keras.io/api/metrics/accuracy_metrics/#categoricalaccuracy-class
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

/// SparseCategoricalAccuracy: how often argmax(prediction) along the last axis equals the target.
/// https://keras.io/api/metrics/accuracy_metrics/#sparsecategoricalaccuracy-class
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

/// TopKCategoricalAccuracy(k): how often the one-hot target is among the k largest predictions.
/// https://keras.io/api/metrics/accuracy_metrics/#topkcategoricalaccuracy-class
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

/// SparseTopKCategoricalAccuracy(k): how often the target class is among the k largest predictions.
/// https://keras.io/api/metrics/accuracy_metrics/#sparsetopkcategoricalaccuracy-class
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

const EntryOf<Metric>& accuracyMetricEntry() {
  static constexpr auto entry = entryFor<Metric, Accuracy>("Accuracy", {"accuracy"},
                                                           "How often predictions equal targets."
                                                           "\nmean(y_true == y_pred)",
                                                           {});
  return entry;
}

const EntryOf<Metric>& binaryAccuracyMetricEntry() {
  static constexpr auto entry =
      entryFor<Metric, BinaryAccuracy>("BinaryAccuracy", {"binary_accuracy"},
                                       "How often predictions match binary targets."
                                       "\nmean(y_true == (y_pred > threshold))",
                                       {{.name = "threshold",
                                         .default_json = "0.5",
                                         .doc = "Outputs above the threshold count as 1."}});
  return entry;
}

const EntryOf<Metric>& categoricalAccuracyMetricEntry() {
  static constexpr auto entry = entryFor<Metric, CategoricalAccuracy>(
      "CategoricalAccuracy", {"categorical_accuracy"},
      "How often the most probable class matches the one-hot target."
      "\nmean(argmax(y_true) == argmax(y_pred))",
      {});
  return entry;
}

const EntryOf<Metric>& sparseCategoricalAccuracyMetricEntry() {
  static constexpr auto entry = entryFor<Metric, SparseCategoricalAccuracy>(
      "SparseCategoricalAccuracy", {"sparse_categorical_accuracy"},
      "How often the most probable class matches the integer target."
      "\nmean(y_true == argmax(y_pred))",
      {});
  return entry;
}

const EntryOf<Metric>& topKCategoricalAccuracyMetricEntry() {
  static constexpr auto entry = entryFor<Metric, TopKCategoricalAccuracy>(
      "TopKCategoricalAccuracy", {"top_k_categorical_accuracy"},
      "How often the class of the one-hot target is among the k most probable ones.",
      {topArgument()});
  return entry;
}

const EntryOf<Metric>& sparseTopKCategoricalAccuracyMetricEntry() {
  static constexpr auto entry = entryFor<Metric, SparseTopKCategoricalAccuracy>(
      "SparseTopKCategoricalAccuracy", {"sparse_top_k_categorical_accuracy"},
      "How often the integer target is among the k most probable classes.", {topArgument()});
  return entry;
}

}  // namespace minibatch
