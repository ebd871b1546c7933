#include <vector>

#include "metrics/metric.h"

namespace minibatch {
namespace {

/// What these metrics count: outputs above the threshold (or among the top_k of their
/// position) against targets that are not 0, weighted by sample. As in Keras, without a threshold
/// it is 0.5, or none where top_k is given.
class HitCounts : public Metric {
 public:
  explicit HitCounts(const Arguments& arguments)
      : top_k_(integerOr(arguments, "top_k", 0)), class_id_(integerOr(arguments, "class_id", -1)) {
    constexpr double kNone = -1e10;
    const double standard = top_k_ > 0 ? kNone : 0.5;
    threshold_ = static_cast<Real>(arguments.isNull("thresholds") ? standard
                                                                  : arguments.number("thresholds"));
  }

  void checkShapes(const Shape& target, const Shape& prediction) const final {
    Metric::checkShapes(target, prediction);
    requireClass(class_id_, prediction);
  }
  void reset() final {
    for (double& count : counts_) count = 0;
  }
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
        counts_[chosen == wanted ? chosen : 2 + chosen] += weight;
      }
    }
  }
  int direction() const override { return +1; }

  /// The `thresholds`, `top_k` and `class_id` arguments. Keras also takes several thresholds, with
  /// one result for each; here a metric is one number, so that each needs a metric of its own.
  static constexpr std::vector<Argument> arguments() {
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
  double truePositives() const { return counts_[1]; }
  double falsePositives() const { return counts_[3]; }
  double falseNegatives() const { return counts_[2]; }
  double count(int which) const { return counts_[which]; }

 private:
  static Index integerOr(const Arguments& arguments, std::string_view name, Index none) {
    return arguments.entry().find(name) && !arguments.isNull(name) ? arguments.integer(name) : none;
  }

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
  double counts_[4] = {};   // true negatives and positives, false negatives and positives
};

/// Precision(thresholds, top_k, class_id): true positives / (true + false positives); 0 where there
/// are none.
/// https://keras.io/api/metrics/classification_metrics/#precision-class
class Precision final : public HitCounts {
 public:
  using HitCounts::HitCounts;

  double result() const override {
    return ratioOrZero(truePositives(), truePositives() + falsePositives());
  }
};

/// Recall(thresholds, top_k, class_id): true positives / (true positives + false negatives); 0
/// where there are none.
/// https://keras.io/api/metrics/classification_metrics/#recall-class
class Recall final : public HitCounts {
 public:
  using HitCounts::HitCounts;

  double result() const override {
    return ratioOrZero(truePositives(), truePositives() + falseNegatives());
  }
};

/// One of the counts themselves.
struct CountRow {
  const char* class_name;
  Choices identifiers;
  TextId doc;
  int count;      // which of HitCounts'
  int direction;  // Metric::direction()
};

/// TruePositives(thresholds) and the others of the confusion matrix.
/// https://keras.io/api/metrics/classification_metrics/#truepositives-class
class HitCount final : public HitCounts {
 public:
  HitCount(const Arguments& arguments, const CountRow& row) : HitCounts(arguments), row_(row) {}
  static constexpr std::vector<Argument> arguments(const CountRow&) {
    Argument thresholds = HitCounts::arguments()[0];
    thresholds.doc = "Outputs above the threshold count as 1; 0.5 if not set.";
    return {thresholds};
  }

  double result() const override { return count(row_.count); }
  int direction() const override { return row_.direction; }

 private:
  const CountRow& row_;
};

constexpr CountRow kCountRows[] = {
    {"TruePositives", {"true_positives"}, "The number of true positives.", 1, +1},
    {"TrueNegatives", {"true_negatives"}, "The number of true negatives.", 0, +1},
    {"FalsePositives", {"false_positives"}, "The number of false positives.", 3, -1},
    {"FalseNegatives", {"false_negatives"}, "The number of false negatives.", 2, -1},
};

}  // namespace

std::vector<const Entry*> hitCountMetricEntries() {
  return tableEntries<Metric, HitCount>(kCountRows);
}

const EntryOf<Metric>& precisionMetricEntry() {
  static constexpr auto entry =
      entryFor<Metric, Precision>("Precision", {"precision"},
                                  "Fraction of the positive predictions that are correct."
                                  "\ntrue positives / (true positives + false positives)",
                                  [] { return HitCounts::arguments(); });
  return entry;
}

const EntryOf<Metric>& recallMetricEntry() {
  static constexpr auto entry =
      entryFor<Metric, Recall>("Recall", {"recall"},
                               "Fraction of the positive targets that are found."
                               "\ntrue positives / (true positives + false negatives)",
                               [] { return HitCounts::arguments(); });
  return entry;
}

}  // namespace minibatch
