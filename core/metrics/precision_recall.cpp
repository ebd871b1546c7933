#include <vector>

#include "base/error.h"
#include "metrics/metric.h"

namespace minibatch {
namespace {

/// What Precision and Recall count: outputs above the threshold (or among the top_k of their
/// position) against targets that are not 0, weighted by sample. As in Keras, without a threshold
/// it is 0.5, or none where top_k is given.
class HitCounts : public Metric {
 public:
  explicit HitCounts(const Arguments& arguments)
      : top_k_(arguments.isNull("top_k") ? 0 : arguments.integer("top_k")),
        class_id_(arguments.isNull("class_id") ? -1 : arguments.integer("class_id")) {
    constexpr double kNone = -1e10;
    const double standard = top_k_ > 0 ? kNone : 0.5;
    threshold_ = static_cast<Real>(arguments.isNull("thresholds") ? standard
                                                                  : arguments.number("thresholds"));
  }

  void checkShapes(const Shape& target, const Shape& prediction) const final {
    Metric::checkShapes(target, prediction);
    const Index outputs = prediction.rank() == 0 ? 1 : prediction.back();
    if (class_id_ < outputs) return;
    fail(ErrorCode::kShapeMismatch, "metric.class-id",
         {{"class_id", class_id_}, {"outputs", outputs}});
  }
  void reset() final { true_positives_ = false_positives_ = false_negatives_ = 0; }
  void update(const ConstTensor& target, const ConstTensor& prediction, const Real* weights) final {
    const Index batch = prediction.batch();
    if (batch == 0) return;
    const Index outputs = prediction.shape.rank() > 1 ? prediction.shape.back() : 1;
    const Index row_size = prediction.size() / batch;
    const Index first = class_id_ < 0 ? 0 : class_id_, last = class_id_ < 0 ? outputs : first + 1;
    for (Index start = 0; start < batch * row_size; start += outputs) {
      const double weight = weights ? static_cast<double>(weights[start / row_size]) : 1;
      for (Index i = first; i < last; ++i) {
        const bool chosen = isChosen(outputs, prediction.data + start, i);
        const bool wanted = target.data[start + i] != 0;
        if (chosen && wanted) true_positives_ += weight;
        if (chosen && !wanted) false_positives_ += weight;
        if (!chosen && wanted) false_negatives_ += weight;
      }
    }
  }
  int direction() const final { return +1; }

  /// The `thresholds`, `top_k` and `class_id` arguments. Keras also takes several thresholds, with
  /// one result for each; here a metric is one number, so that each needs a metric of its own.
  static std::vector<Argument> arguments() {
    return {
        {.name = "thresholds",
         .default_json = "null",
         .doc =
             "Outputs above the threshold count as 1; if not set, 0.5, or no threshold with top_k.",
         .minimum = 0,
         .maximum = 1,
         .nullable = true},
        {.name = "top_k",
         .type = ArgumentType::kInteger,
         .default_json = "null",
         .doc = "Only the k largest outputs can count as 1.",
         .minimum = 1,
         .maximum = 1e6,
         .nullable = true},
        {.name = "class_id",
         .type = ArgumentType::kInteger,
         .default_json = "null",
         .doc = "The class to evaluate, counted from 0; all classes if not set.",
         .minimum = 0,
         .maximum = 1e6,
         .nullable = true}};
  }

 protected:
  double true_positives_ = 0, false_positives_ = 0, false_negatives_ = 0;

 private:
  // The largest top_k outputs are chosen, of equals the first.
  bool isChosen(Index outputs, const Real* prediction, Index output) const {
    const Real value = prediction[output];
    if (!(value > threshold_)) return false;
    if (top_k_ == 0) return true;
    Index before = 0;
    for (Index i = 0; i < outputs; ++i) {
      before += prediction[i] > value || (prediction[i] == value && i < output);
    }
    return before < top_k_;
  }

  Real threshold_;
  Index top_k_, class_id_;  // 0 and -1 where there is none
};

/// Precision(thresholds, top_k, class_id): true positives / (true + false positives); 0 where there
/// are none.
/// https://keras.io/api/metrics/classification_metrics/#precision-class
class Precision final : public HitCounts {
 public:
  using HitCounts::HitCounts;

  double result() const override {
    return ratioOrZero(true_positives_, true_positives_ + false_positives_);
  }
};

/// Recall(thresholds, top_k, class_id): true positives / (true positives + false negatives); 0
/// where there are none.
/// https://keras.io/api/metrics/classification_metrics/#recall-class
class Recall final : public HitCounts {
 public:
  using HitCounts::HitCounts;

  double result() const override {
    return ratioOrZero(true_positives_, true_positives_ + false_negatives_);
  }
};

}  // namespace

const EntryOf<Metric>& precisionMetricEntry() {
  static const EntryOf<Metric> entry =
      entryFor<Metric, Precision>("Precision", {"precision"},
                                  "Fraction of the positive predictions that are correct."
                                  "\ntrue positives / (true positives + false positives)",
                                  HitCounts::arguments());
  return entry;
}

const EntryOf<Metric>& recallMetricEntry() {
  static const EntryOf<Metric> entry =
      entryFor<Metric, Recall>("Recall", {"recall"},
                               "Fraction of the positive targets that are found."
                               "\ntrue positives / (true positives + false negatives)",
                               HitCounts::arguments());
  return entry;
}

}  // namespace minibatch
