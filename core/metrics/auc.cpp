#include <algorithm>
#include <cmath>
#include <vector>

#include "base/message.h"
#include "kernels/elementwise.h"
#include "metrics/metric.h"

namespace minibatch {
namespace {

/// AUC(num_thresholds, curve, summation_method, from_logits): the area under the ROC or the
/// precision-recall curve, as Keras approximates it: from counts at evenly spaced thresholds, all
/// outputs together. A PR curve is interpolated between thresholds after Davis & Goadrich, "The
/// Relationship Between Precision-Recall and ROC Curves", 2006.
/// https://keras.io/api/metrics/classification_metrics/#auc-class
class Auc final : public Metric {
 public:
  static constexpr Unsupported kUnsupported[] = {{"thresholds", "even-thresholds"},
                                                 {"multi_label", "one-curve"},
                                                 {"label_weights", "needs-multi-label"},
                                                 {"num_labels", "needs-multi-label"}};

  explicit Auc(const Arguments& arguments)
      : is_roc_(arguments.string("curve") == "ROC"),
        summation_(arguments.string("summation_method")),
        from_logits_(arguments.boolean("from_logits")),
        positives_(static_cast<std::size_t>(arguments.integer("num_thresholds"))),
        negatives_(positives_.size()) {}

  void reset() override {
    std::ranges::fill(positives_, 0);
    std::ranges::fill(negatives_, 0);
  }

  void update(const ConstTensor& target, const ConstTensor& prediction,
              const Real* weights) override {
    const Index size = prediction.size();
    if (size == 0) return;
    const Index row_size = size / prediction.batch();
    const Real intervals = static_cast<Real>(positives_.size() - 1);
    for (Index i = 0; i < size; ++i) {
      Real p = prediction.data[i];
      if (from_logits_) sigmoid(1, &p, &p);
      // The last threshold that the prediction is above; all are above the first, which is below 0.
      const Real place = std::ceil(std::clamp(p, Real(0), Real(1)) * intervals) - 1;
      const auto bucket = static_cast<std::size_t>(place > 0 ? place : Real(0));
      const double weight = weights ? static_cast<double>(weights[i / row_size]) : 1;
      (target.data[i] != 0 ? positives_ : negatives_)[bucket] += weight;
    }
  }

  double result() const override {
    double all_positives = 0, all_negatives = 0;
    for (std::size_t i = 0; i < positives_.size(); ++i) {
      all_positives += positives_[i];
      all_negatives += negatives_[i];
    }
    // From the highest threshold, which nothing is above, down.
    double area = 0;
    Point last{0, 0};
    for (std::size_t i = positives_.size(); i-- > 1;) {
      const Point next{last.hits + positives_[i - 1], last.misses + negatives_[i - 1]};
      area += is_roc_                       ? rocArea(last, next, all_positives, all_negatives)
              : summation_ == kInterpolated ? interpolatedArea(last, next, all_positives)
                                            : precisionArea(last, next, all_positives);
      last = next;
    }
    return area;
  }

  int direction() const override { return +1; }

 private:
  static constexpr std::string_view kInterpolated = "interpolation";

  // What is above a threshold: targets that are 1 and that are 0.
  struct Point {
    double hits, misses;
  };

  double height(double a, double b) const {
    if (summation_ == "minoring") return std::min(a, b);
    return summation_ == "majoring" ? std::max(a, b) : (a + b) / 2;
  }

  double rocArea(Point high, Point low, double positives, double negatives) const {
    const double width = ratioOrZero(low.misses, negatives) - ratioOrZero(high.misses, negatives);
    return width * height(ratioOrZero(low.hits, positives), ratioOrZero(high.hits, positives));
  }

  double precisionArea(Point high, Point low, double positives) const {
    const double width = ratioOrZero(low.hits, positives) - ratioOrZero(high.hits, positives);
    return width * height(ratioOrZero(low.hits, low.hits + low.misses),
                          ratioOrZero(high.hits, high.hits + high.misses));
  }

  // Between two thresholds the hits are a linear function of the predicted positives.
  double interpolatedArea(Point high, Point low, double positives) const {
    const double hits = low.hits - high.hits;
    const double low_count = low.hits + low.misses, high_count = high.hits + high.misses;
    const double slope = ratioOrZero(hits, std::max(low_count - high_count, 0.0));
    const double intercept = high.hits - slope * high_count;
    Real ratio = low_count > 0 && high_count > 0 ? static_cast<Real>(low_count / high_count) : 1;
    logarithm(1, &ratio, &ratio);
    return ratioOrZero(slope * (hits + intercept * static_cast<double>(ratio)), positives);
  }

  bool is_roc_;
  std::string summation_;
  bool from_logits_;
  std::vector<double> positives_, negatives_;  // by the last threshold a prediction is above
};

}  // namespace

const EntryOf<Metric>& aucMetricEntry() {
  static constexpr auto entry = entryFor<Metric, Auc>(
      "AUC", {"auc"}, "The area under the ROC or the precision-recall curve.",
      {{.name = "num_thresholds",
        .type = ArgumentType::kInteger,
        .default_json = "200",
        .doc = "Number of thresholds that approximate the curve.",
        .minimum = 2,
        .maximum = 1e6},
       {.name = "curve",
        .type = ArgumentType::kString,
        .default_json = "\"ROC\"",
        .doc = "The curve: ROC, or PR (precision-recall).",
        .choices = {"ROC", "PR"}},
       {.name = "summation_method",
        .type = ArgumentType::kString,
        .default_json = "\"interpolation\"",
        .doc = "How the curve is summed between two thresholds.",
        .choices = {"interpolation", "minoring", "majoring"}},
       {.name = "from_logits",
        .type = ArgumentType::kBoolean,
        .default_json = "false",
        .doc = "Whether the model's outputs are logits, not probabilities."}});
  return entry;
}

}  // namespace minibatch
