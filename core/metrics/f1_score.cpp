#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include "base/error.h"
#include "metrics/metric.h"

namespace minibatch {
namespace {

/// FBetaScore(average, beta, threshold), and F1Score, whose beta is 1: the harmonic mean of
/// precision and recall of each output, where recall counts beta² times as much, then their mean
/// ("macro"), the mean weighted by how often each is 1 ("weighted"), or one score over all outputs
/// ("micro"). Without a threshold the largest output counts as 1. Keras's default average, null,
/// gives a list; here it needs a model of one output.
/// https://keras.io/api/metrics/classification_metrics/#fbetascore-class
class FBetaScore final : public Metric {
 public:
  explicit FBetaScore(const Arguments& arguments)
      : beta_squared_(betaSquared(arguments)),
        average_(arguments.isNull("average") ? "" : arguments.string("average")),
        takes_largest_(arguments.isNull("threshold")),
        threshold_(takes_largest_ ? Real(0) : static_cast<Real>(arguments.number("threshold"))) {}

  void checkShapes(const Shape& target, const Shape& prediction) const override {
    Metric::checkShapes(target, prediction);
    if (prediction.rank() != 1) {
      fail(ErrorCode::kShapeMismatch, "metric.flat-output",
           {{"output", prediction.toStringWithBatch()}});
    }
    if (average_.empty() && prediction.back() > 1) {
      fail(ErrorCode::kInvalidArgument, "metric.average", {{"outputs", prediction.back()}});
    }
  }

  void reset() override { counts_.clear(); }

  void update(const ConstTensor& target, const ConstTensor& prediction,
              const Real* weights) override {
    const Index batch = prediction.batch();
    if (batch == 0) return;
    const Index outputs = prediction.size() / batch;
    counts_.resize(static_cast<std::size_t>(outputs));
    for (Index row = 0; row < batch; ++row) {
      const Real* p = prediction.data + row * outputs;
      const double weight = weights ? static_cast<double>(weights[row]) : 1;
      const Real largest = *std::max_element(p, p + outputs);
      for (Index i = 0; i < outputs; ++i) {
        const bool chosen =
            takes_largest_ ? p[i] >= largest && std::abs(p[i]) > Real(1e-9) : p[i] > threshold_;
        const double wanted = static_cast<double>(target.data[row * outputs + i]);
        Counts& counts = counts_[static_cast<std::size_t>(average_ == "micro" ? 0 : i)];
        (chosen ? counts.true_positives : counts.false_negatives) += weight * wanted;
        if (chosen) counts.false_positives += weight * (1 - wanted);
        counts.wanted += weight * wanted;
      }
    }
  }

  double result() const override {
    if (counts_.empty()) return 0;
    if (average_ == "micro") return scoreOf(counts_[0]);
    double total = 0, scores = 0;
    for (const Counts& counts : counts_) total += counts.wanted;
    for (const Counts& counts : counts_) {
      scores += scoreOf(counts) * (average_ == "weighted" ? counts.wanted / (total + kEpsilon) : 1);
    }
    return average_ == "weighted" ? scores : scores / static_cast<double>(counts_.size());
  }

  int direction() const override { return +1; }

  static constexpr std::vector<Argument> arguments() {
    return {{.name = "average",
             .type = ArgumentType::kString,
             .default_json = "null",
             .doc = "How the scores of several outputs are averaged; a single output needs none.",
             .choices = {"micro", "macro", "weighted"},
             .nullable = true},
            {.name = "threshold",
             .default_json = "null",
             .doc = "Outputs above the threshold count as 1; if not set, the largest output does.",
             .maximum = 1,
             .above = 0,
             .nullable = true}};
  }

 private:
  struct Counts {
    double true_positives = 0, false_positives = 0, false_negatives = 0, wanted = 0;
  };

  static double betaSquared(const Arguments& arguments) {
    const double beta = arguments.entry().find("beta") ? arguments.number("beta") : 1;
    return beta * beta;
  }

  double scoreOf(const Counts& counts) const {
    const double hits = counts.true_positives;
    const double precision = hits / (hits + counts.false_positives + kEpsilon);
    const double recall = hits / (hits + counts.false_negatives + kEpsilon);
    return (1 + beta_squared_) * precision * recall /
           (beta_squared_ * precision + recall + kEpsilon);
  }

  double beta_squared_;
  std::string average_;
  bool takes_largest_;
  Real threshold_;
  std::vector<Counts> counts_;  // by output; only the first for "micro"
};

}  // namespace

const EntryOf<Metric>& f1ScoreMetricEntry() {
  static constexpr auto entry =
      entryFor<Metric, FBetaScore>("F1Score", {"f1_score"},
                                   "The harmonic mean of precision and recall."
                                   "\n2 * precision * recall / (precision + recall)",
                                   [] { return FBetaScore::arguments(); });
  return entry;
}

const EntryOf<Metric>& fBetaScoreMetricEntry() {
  static constexpr auto entry = entryFor<Metric, FBetaScore>(
      "FBetaScore", {"fbeta_score", "f_beta_score"},
      "The harmonic mean of precision and recall, of which recall counts beta times as much."
      "\n(1 + beta^2) * precision * recall / (beta^2 * precision + recall)",
      [] {
        std::vector<Argument> arguments = FBetaScore::arguments();
        arguments.insert(arguments.begin() + 1,
                         {.name = "beta",
                          .default_json = "1.0",
                          .doc = "How much more recall counts than precision.",
                          .maximum = 1e6,
                          .above = 0});
        return arguments;
      });
  return entry;
}

}  // namespace minibatch
