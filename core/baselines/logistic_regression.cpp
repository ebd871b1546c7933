#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>
#include <vector>

#include "base/memory.h"
#include "base/portable_math.h"
#include "baselines/baseline.h"
#include "baselines/lbfgs.h"

namespace minibatch {
namespace {

/// sklearn.linear_model.LogisticRegression with its solver "lbfgs": of two classes one row of
/// weights, of more one each.
class LogisticRegression : public Baseline {
 public:
  explicit LogisticRegression(const Arguments& arguments)
      : Baseline(arguments),
        has_intercept_(arguments.boolean("fit_intercept")),
        is_balanced_(!arguments.isNull("class_weight")) {}

  bool classifies() const override { return true; }

  void start() override {
    requireClasses();
    features_ = static_cast<std::size_t>(samples().features);
    outputs_ = samples().classes == 2 ? 1 : static_cast<std::size_t>(samples().classes);
    const std::size_t size = outputs_ * (features_ + 1);
    requireMemory(static_cast<double>(size) * (2 * Lbfgs::kMemory + 6) * sizeof(double));
    class_weights_.assign(static_cast<std::size_t>(samples().classes), 1);
    if (is_balanced_) {
      std::vector<double> counts(class_weights_.size());
      for (const std::int32_t label : samples().labels) ++counts[label];
      for (std::size_t k = 0; k < counts.size(); ++k) {
        class_weights_[k] =
            static_cast<double>(samples().rows) / (static_cast<double>(counts.size()) * counts[k]);
      }
    }
    for (const std::int32_t label : samples().labels) total_weight_ += class_weights_[label];
    solver_ = Lbfgs(size, arguments().number("tol"), arguments().integer("max_iter"));
    gradient_.assign(size, 0);
    passes_.reset(samples().rows, 4 * static_cast<double>(size));
  }

  bool work() override {
    const auto [first, last] = passes_.next();
    std::vector<double> raw(outputs_);
    for (Index row = first; row < last; ++row) addRow(row, raw);
    if (!passes_.ended()) return false;
    finishGradient();
    const bool is_last = solver_.give(loss_, gradient_);
    loss_ = 0;
    std::ranges::fill(gradient_, 0.0);
    return is_last;
  }

  double done() const override {
    return std::min(1.0, static_cast<double>(solver_.iterations()) /
                             static_cast<double>(arguments().integer("max_iter")));
  }

  void predict(const Real* x, std::span<double> out) const override {
    if (outputs_ == 1) {
      double raw = 0;
      decide(x, {&raw, 1});
      out[1] = 1 / (1 + portableExp(-raw));
      out[0] = 1 - out[1];
      return;
    }
    decide(x, out);
    const double largest = *std::ranges::max_element(out);
    double sum = 0;
    for (double& value : out) sum += value = portableExp(value - largest);
    for (double& value : out) value /= sum;
  }

 private:
  // Weights by output, each with the intercept behind those of the features.
  void decide(const Real* x, std::span<double> raw) const {
    const double* w = solver_.at().data();
    for (double& value : raw) {
      value = w[features_];
      for (std::size_t j = 0; j < features_; ++j) value += double{x[j]} * w[j];
      w += features_ + 1;
    }
  }

  void addRow(Index row, std::vector<double>& raw) {
    const Real* x = samples().row(row);
    const auto label = static_cast<std::size_t>(samples().labels[row]);
    const double weight = class_weights_[label] / total_weight_;
    decide(x, raw);
    if (outputs_ == 1) {
      const double z = raw[0], small = portableExp(-std::abs(z));
      loss_ += weight * (portableLog1p(small) + std::max(z, 0.0) - (label == 1 ? z : 0));
      raw[0] = (z >= 0 ? 1 / (1 + small) : small / (1 + small)) - (label == 1 ? 1 : 0);
    } else {
      const double largest = *std::ranges::max_element(raw), own = raw[label];
      double sum = 0;
      for (double& value : raw) sum += value = portableExp(value - largest);
      loss_ += weight * (portableLog(sum) + largest - own);
      for (double& value : raw) value /= sum;
      raw[label] -= 1;
    }
    double* gradient = gradient_.data();
    for (const double error : raw) {
      const double share = weight * error;
      for (std::size_t j = 0; j < features_; ++j) gradient[j] += share * double{x[j]};
      if (has_intercept_) gradient[features_] += share;
      gradient += features_ + 1;
    }
  }

  void finishGradient() {
    const double penalty = 1 / (arguments().number("C") * total_weight_);
    for (std::size_t i = 0; i < gradient_.size(); ++i) {
      if (i % (features_ + 1) == features_) continue;
      const double w = solver_.at()[i];
      loss_ += penalty * w * w / 2;
      gradient_[i] += penalty * w;
    }
  }

  bool has_intercept_, is_balanced_;
  std::size_t features_ = 0, outputs_ = 1;
  std::vector<double> class_weights_;
  double total_weight_ = 0;
  Lbfgs solver_;
  RowPasses passes_;
  double loss_ = 0;
  std::vector<double> gradient_;
};

}  // namespace

const EntryOf<Baseline>& logisticRegressionEntry() {
  static constexpr auto entry = entryFor<Baseline, LogisticRegression>(
      "LogisticRegression", {},
      "Predicts classes by weighted sums of the features, with a penalty on large weights."
      "\nsoftmax(W x + b), or sigmoid(w . x + b) of two classes",
      {{.name = "C",
        .default_json = "1.0",
        .doc = "The smaller, the stronger the penalty on the squares of the weights.",
        .above = 0},
       {.name = "tol",
        .default_json = "1e-4",
        .doc = "Fitting ends when no number of the gradient is larger.",
        .above = 0},
       {.name = "fit_intercept",
        .type = ArgumentType::kBoolean,
        .default_json = "true",
        .doc = "Whether a constant is added, so that predictions need not be 0 where all features "
               "are."},
       {.name = "class_weight",
        .type = ArgumentType::kString,
        .default_json = "null",
        .doc = "Whether rows of rare classes count more, so that all classes count the same.",
        .choices = {"balanced"},
        .nullable = true},
       {.name = "max_iter",
        .type = ArgumentType::kInteger,
        .default_json = "100",
        .doc = "At most so many steps are taken.",
        .minimum = 1,
        .maximum = 1000000}});
  return entry;
}

}  // namespace minibatch
