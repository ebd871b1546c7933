#include <cmath>
#include <vector>

#include "base/error.h"
#include "metrics/metric.h"

namespace minibatch {
namespace {

/// R2Score(class_aggregation, num_regressors): 1 - residual / total sum of squares of each output,
/// 0 where the targets do not vary, then the mean over outputs or their mean weighted by variance;
/// adjusted for num_regressors. As in Keras, the adjustment counts every target as a sample.
/// https://keras.io/api/metrics/regression_metrics/#r2score-class
class R2Score final : public Metric {
 public:
  explicit R2Score(const Arguments& arguments)
      : by_variance_(arguments.string("class_aggregation") == "variance_weighted_average"),
        regressors_(static_cast<double>(arguments.integer("num_regressors"))) {}

  void checkShapes(const Shape& target, const Shape& prediction) const override {
    Metric::checkShapes(target, prediction);
    if (prediction.rank() == 1) return;
    fail(ErrorCode::kShapeMismatch, "metric.flat-output",
         {{"output", prediction.toStringWithBatch()}});
  }

  void reset() override {
    sums_.clear();
    samples_ = 0;
  }

  void update(const ConstTensor& target, const ConstTensor& prediction,
              const Real* weights) override {
    const Index batch = prediction.batch();
    if (batch == 0) return;
    const Index outputs = prediction.size() / batch;
    sums_.resize(static_cast<std::size_t>(outputs));
    for (Index i = 0; i < batch * outputs; ++i) {
      const double weight = weights ? static_cast<double>(weights[i / outputs]) : 1;
      const double t = static_cast<double>(target.data[i]);
      const double error = t - static_cast<double>(prediction.data[i]);
      Sums& sums = sums_[static_cast<std::size_t>(i % outputs)];
      sums.targets += weight * t;
      sums.squares += weight * t * t;
      sums.residual += weight * error * error;
      sums.weights += weight;
    }
    samples_ += static_cast<double>(batch * outputs);
  }

  double result() const override {
    if (sums_.empty()) return 0;
    double scores = 0, weights = 0;
    for (const Sums& sums : sums_) {
      const double total = sums.squares - sums.targets * (sums.targets / sums.weights);
      const double raw = 1 - sums.residual / total;
      const double weight = by_variance_ ? total : 1;
      scores += weight * (std::isinf(raw) ? 0 : raw);
      weights += weight;
    }
    const double score = scores / weights;
    const double left = samples_ - regressors_ - 1;
    // Too few samples for the adjustment: the score as it is.
    return regressors_ == 0 || left <= 0 ? score : 1 - (1 - score) * (samples_ - 1) / left;
  }

  int direction() const override { return +1; }

 private:
  struct Sums {
    double targets = 0, squares = 0, residual = 0, weights = 0;
  };

  bool by_variance_;
  double regressors_;
  std::vector<Sums> sums_;  // by output
  double samples_ = 0;
};

}  // namespace

const EntryOf<Metric>& r2ScoreMetricEntry() {
  static constexpr auto entry = entryFor<Metric, R2Score>(
      "R2Score", {"r2_score"},
      "Coefficient of determination: the fraction of the targets' variance that predictions "
      "explain."
      "\n1 - sum((y_true - y_pred)^2) / sum((y_true - mean(y_true))^2)",
      {{.name = "class_aggregation",
        .type = ArgumentType::kString,
        .default_json = "\"uniform_average\"",
        .doc = "How the scores of several outputs are averaged: equally, or weighted by variance.",
        .choices = {"uniform_average", "variance_weighted_average"}},
       {.name = "num_regressors",
        .type = ArgumentType::kInteger,
        .default_json = "0",
        .doc = "Number of features for the adjusted score; 0 gives the plain score.",
        .minimum = 0,
        .maximum = 1e6}});
  return entry;
}

}  // namespace minibatch
