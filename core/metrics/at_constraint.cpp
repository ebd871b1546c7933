#include <algorithm>
#include <cmath>
#include <vector>

#include "metrics/metric.h"

namespace minibatch {
namespace {

/// A share of the confusion matrix.
enum class Share { kRecall, kSpecificity, kPrecision };

struct ConstraintRow {
  const char* class_name;
  Choices identifiers;
  TextId doc;
  const char* argument;
  TextId argument_doc;
  Share wanted, given;
};

/// The largest of one share at a threshold where another is at least what is given; 0 where there
/// is no such threshold. Evenly spaced thresholds, all outputs together.
/// https://keras.io/api/metrics/classification_metrics/#sensitivityatspecificity-class
class AtConstraint final : public Metric {
 public:
  AtConstraint(const Arguments& arguments, const ConstraintRow& row)
      : row_(row),
        given_(arguments.number(row.argument)),
        class_id_(arguments.isNull("class_id") ? -1 : arguments.integer("class_id")),
        positives_(static_cast<std::size_t>(arguments.integer("num_thresholds"))),
        negatives_(positives_.size()) {}

  static constexpr std::vector<Argument> arguments(const ConstraintRow& row) {
    return {{.name = row.argument,
             .default_json = "",
             .doc = row.argument_doc,
             .minimum = 0,
             .maximum = 1},
            {.name = "num_thresholds",
             .type = ArgumentType::kInteger,
             .default_json = "200",
             .doc = "Number of thresholds to choose from.",
             .minimum = 1,
             .maximum = 1e6},
            {.name = "class_id",
             .type = ArgumentType::kInteger,
             .default_json = "null",
             .doc = "The class to evaluate, counted from 0; all classes if not set.",
             .minimum = 0,
             .maximum = 1e6,
             .nullable = true}};
  }

  void checkShapes(const Shape& target, const Shape& prediction) const override {
    Metric::checkShapes(target, prediction);
    requireClass(class_id_, prediction);
  }

  void reset() override {
    std::ranges::fill(positives_, 0);
    std::ranges::fill(negatives_, 0);
    all_positives_ = all_negatives_ = 0;
  }

  void update(const ConstTensor& target, const ConstTensor& prediction,
              const Real* weights) override {
    const Index size = prediction.size();
    if (size == 0) return;
    const Index row_size = size / prediction.batch();
    const Index outputs = prediction.shape.rank() > 1 ? prediction.shape.back() : 1;
    for (Index i = std::max<Index>(class_id_, 0); i < size; i += class_id_ < 0 ? 1 : outputs) {
      const bool wanted = target.data[i] != 0;
      const double weight = weights ? static_cast<double>(weights[i / row_size]) : 1;
      (wanted ? all_positives_ : all_negatives_) += weight;
      const Index bucket = bucketOf(prediction.data[i]);
      if (bucket >= 0)
        (wanted ? positives_ : negatives_)[static_cast<std::size_t>(bucket)] += weight;
    }
  }

  double result() const override {
    double best = 0, hits = 0, misses = 0;
    for (std::size_t i = positives_.size(); i-- > 0;) {
      hits += positives_[i];
      misses += negatives_[i];
      if (shareOf(row_.given, hits, misses) >= given_) {
        best = std::max(best, shareOf(row_.wanted, hits, misses));
      }
    }
    return best;
  }

  int direction() const override { return +1; }

 private:
  // The last threshold that the prediction is above, or -1.
  Index bucketOf(Real prediction) const {
    if (positives_.size() == 1) return prediction > Real(0.5) ? 0 : -1;
    const Real place =
        std::clamp(prediction, Real(0), Real(1)) * static_cast<Real>(positives_.size() - 1);
    return static_cast<Index>(std::ceil(place)) - 1;
  }

  // Where so many targets that are 1, and that are 0, are above the threshold.
  double shareOf(Share share, double hits, double misses) const {
    switch (share) {
      case Share::kRecall:
        return ratioOrZero(hits, all_positives_);
      case Share::kSpecificity:
        return ratioOrZero(all_negatives_ - misses, all_negatives_);
      case Share::kPrecision:
        return ratioOrZero(hits, hits + misses);
    }
    return 0;
  }

  const ConstraintRow& row_;
  double given_;
  Index class_id_;                             // -1: all
  std::vector<double> positives_, negatives_;  // by the last threshold a prediction is above
  double all_positives_ = 0, all_negatives_ = 0;
};

constexpr ConstraintRow kConstraintRows[] = {
    {"SensitivityAtSpecificity",
     {"sensitivity_at_specificity"},
     "The best sensitivity at a threshold where the specificity is high enough.",
     "specificity",
     "The specificity that is asked for.",
     Share::kRecall,
     Share::kSpecificity},
    {"SpecificityAtSensitivity",
     {"specificity_at_sensitivity"},
     "The best specificity at a threshold where the sensitivity is high enough.",
     "sensitivity",
     "The sensitivity that is asked for.",
     Share::kSpecificity,
     Share::kRecall},
    {"PrecisionAtRecall",
     {"precision_at_recall"},
     "The best precision at a threshold where the recall is high enough.",
     "recall",
     "The recall that is asked for.",
     Share::kPrecision,
     Share::kRecall},
    {"RecallAtPrecision",
     {"recall_at_precision"},
     "The best recall at a threshold where the precision is high enough.",
     "precision",
     "The precision that is asked for.",
     Share::kRecall,
     Share::kPrecision},
};

}  // namespace

std::vector<const Entry*> constrainedMetricEntries() {
  return tableEntries<Metric, AtConstraint>(kConstraintRows);
}

}  // namespace minibatch
