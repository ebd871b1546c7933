#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "base/portable_math.h"
#include "baselines/baseline.h"

namespace minibatch {
namespace {

/// sklearn.naive_bayes.GaussianNB
class GaussianNb : public Baseline {
 public:
  explicit GaussianNb(const Arguments& arguments) : Baseline(arguments) {}

  bool classifies() const override { return true; }

  void start() override {
    features_ = static_cast<std::size_t>(samples().features);
    const auto classes = static_cast<std::size_t>(samples().classes);
    // One more for all rows, whose variances say how much is added to those of the classes.
    means_.resize((classes + 1) * features_);
    variances_.resize(means_.size());
    counts_.assign(classes + 1, 0);
    for (const std::int32_t label : samples().labels) ++counts_[label];
    counts_[classes] = static_cast<double>(samples().rows);
    passes_.reset(samples().rows, 4 * static_cast<double>(features_));
  }

  // The means, then the variances around them.
  bool work() override {
    const bool has_means = passes_.passes() > 0;
    const auto [first, last] = passes_.next();
    for (Index row = first; row < last; ++row) {
      const Real* x = samples().row(row);
      const auto own = static_cast<std::size_t>(samples().labels[row]);
      for (const std::size_t k : {own, counts_.size() - 1}) {
        const double share = 1 / counts_[k];
        for (std::size_t j = 0, at = k * features_; j < features_; ++j, ++at) {
          const double away = double{x[j]} - means_[at];
          if (has_means) {
            variances_[at] += away * away * share;
          } else {
            means_[at] += double{x[j]} * share;
          }
        }
      }
    }
    if (passes_.passes() < 2) return false;
    const auto all = variances_.end() - static_cast<std::ptrdiff_t>(features_);
    const double added =
        arguments().number("var_smoothing") * *std::max_element(all, variances_.end());
    for (double& variance : variances_) variance += added;
    return true;
  }

  double done() const override { return std::min(1.0, passes_.progress() / 2); }

  void predict(const Real* x, std::span<double> out) const override {
    for (std::size_t k = 0; k < out.size(); ++k) {
      double sum = 0, logs = 0;
      for (std::size_t j = 0, at = k * features_; j < features_; ++j, ++at) {
        const double away = double{x[j]} - means_[at];
        logs += portableLog(2 * kPi * variances_[at]);
        sum += away * away / variances_[at];
      }
      out[k] = portableLog(counts_[k] / counts_.back()) - (logs + sum) / 2;
    }
    const double largest = *std::ranges::max_element(out);
    double sum = 0;
    for (double& value : out) sum += value = portableExp(value - largest);
    for (double& value : out) value /= sum;
  }

 private:
  static constexpr double kPi = 3.14159265358979323846;

  std::size_t features_ = 0;
  std::vector<double> means_, variances_, counts_;  // (classes + 1, features)
  RowPasses passes_;
};

}  // namespace

const EntryOf<Baseline>& gaussianNbEntry() {
  static constexpr auto entry = entryFor<Baseline, GaussianNb>(
      "GaussianNB", {},
      "Takes each feature of a class for normally distributed and independent of the others.",
      {{.name = "var_smoothing",
        .default_json = "1e-9",
        .doc = "What is added to all variances, as a share of the largest.",
        .above = 0}});
  return entry;
}

}  // namespace minibatch
