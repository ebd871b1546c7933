#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "base/eigenvectors.h"
#include "base/memory.h"
#include "baselines/baseline.h"

namespace minibatch {
namespace {

/// Least squares, with or without a penalty: w = (Xᵀ X + alpha I)⁻¹ Xᵀ y of centered columns, by
/// the eigenvectors of Xᵀ X. Directions in which X hardly varies are left out, which gives the
/// solution of the smallest norm, as scipy.linalg.lstsq does; solving again for what is left over
/// takes back what squaring X loses.
class LeastSquares : public Baseline {
 public:
  LeastSquares(const Arguments& arguments, double alpha, double tolerance)
      : Baseline(arguments),
        alpha_(alpha),
        tolerance_(tolerance),
        has_intercept_(arguments.boolean("fit_intercept")) {}

  bool classifies() const override { return false; }

  void start() override {
    features_ = static_cast<std::size_t>(samples().features);
    width_ = static_cast<std::size_t>(samples().width);
    const auto size = static_cast<double>(features_);
    requireMemory(size * size * 2 * sizeof(double));
    means_.resize(features_);
    target_means_.resize(width_);
    coefficients_.resize(width_ * features_);
    rest_.resize(width_ * features_);
    centered_.resize(features_);
    gram_.resize(features_ * features_);
    passes_.reset(samples().rows, 2 * size);
  }

  bool work() override {
    const auto size = static_cast<double>(features_);
    switch (stage_) {
      case Stage::kMeans:
        if (eachRow([&](Index row) { addMeans(row); })) next(Stage::kGram, 2 + size * size / 2);
        return false;
      case Stage::kGram:
        if (!eachRow([&](Index row) { addProducts(row); })) return false;
        solver_.emplace(features(), std::exchange(gram_, {}));
        stage_ = Stage::kSolver;
        return false;
      case Stage::kSolver:
        solver_->step();
        if (++steps_ == SymmetricEigenvectors::steps(features())) {
          next(Stage::kSolutions, 2 * size * static_cast<double>(width_));
        }
        return false;
      case Stage::kSolutions:
        if (!eachRow([&](Index row) { addRest(row); })) return false;
        solve();
        if (passes_.passes() < kSolutions) return false;
        solver_.reset();
        return true;
    }
    return true;
  }

  double done() const override {
    const auto share = [&](double passes) { return std::min(1.0, passes); };
    switch (stage_) {
      case Stage::kMeans:
        return 0.05 * share(passes_.progress());
      case Stage::kGram:
        return 0.05 + 0.45 * share(passes_.progress());
      case Stage::kSolver:
        return 0.5 + 0.4 * static_cast<double>(steps_) /
                         static_cast<double>(SymmetricEigenvectors::steps(features()));
      case Stage::kSolutions:
        break;
    }
    return 0.9 + 0.1 * share(passes_.progress() / kSolutions);
  }

  void predict(const Real* x, std::span<double> out) const override {
    for (std::size_t k = 0; k < width_; ++k) {
      double sum = target_means_[k];
      for (std::size_t j = 0; j < features_; ++j) {
        sum += (double{x[j]} - means_[j]) * coefficients_[k * features_ + j];
      }
      out[k] = sum;
    }
  }

 private:
  enum class Stage { kMeans, kGram, kSolver, kSolutions };
  static constexpr int kSolutions = 3;

  Index features() const { return static_cast<Index>(features_); }

  void next(Stage stage, double cost) {
    stage_ = stage;
    passes_.reset(samples().rows, cost);
  }

  // Whether that were the last rows of a pass.
  template <class Work>
  bool eachRow(const Work& work) {
    const auto [first, last] = passes_.next();
    for (Index row = first; row < last; ++row) work(row);
    return passes_.ended();
  }

  void addMeans(Index row) {
    if (!has_intercept_) return;
    const double share = 1 / static_cast<double>(samples().rows);
    for (std::size_t j = 0; j < features_; ++j) means_[j] += samples().row(row)[j] * share;
    for (std::size_t k = 0; k < width_; ++k) {
      target_means_[k] += samples().y[static_cast<std::size_t>(row) * width_ + k] * share;
    }
  }

  void center(Index row) {
    for (std::size_t j = 0; j < features_; ++j) {
      centered_[j] = double{samples().row(row)[j]} - means_[j];
    }
  }

  void addProducts(Index row) {
    center(row);
    for (std::size_t i = 0; i < features_; ++i) {
      if (centered_[i] == 0) continue;
      for (std::size_t j = 0; j <= i; ++j) gram_[i * features_ + j] += centered_[i] * centered_[j];
    }
    if (row + 1 < samples().rows) return;
    for (std::size_t i = 0; i < features_; ++i) {
      for (std::size_t j = 0; j < i; ++j) gram_[j * features_ + i] = gram_[i * features_ + j];
    }
  }

  // Xᵀ (y - X w)
  void addRest(Index row) {
    center(row);
    for (std::size_t k = 0; k < width_; ++k) {
      const double* w = coefficients_.data() + k * features_;
      double error = samples().y[static_cast<std::size_t>(row) * width_ + k] - target_means_[k];
      for (std::size_t j = 0; j < features_; ++j) error -= centered_[j] * w[j];
      for (std::size_t j = 0; j < features_; ++j) {
        rest_[k * features_ + j] += error * centered_[j];
      }
    }
  }

  void solve() {
    std::vector<double> change(coefficients_.size());
    for (std::size_t i = 0; i < rest_.size(); ++i) rest_[i] -= alpha_ * coefficients_[i];
    const double least = tolerance_ * tolerance_ * solver_->value(0);
    for (Index e = 0; e < features(); ++e) {
      const double value = solver_->value(e) + alpha_;
      if (value <= least || value <= 0) break;
      const std::vector<double> direction = solver_->vector(e);
      for (std::size_t k = 0; k < width_; ++k) {
        double product = 0;
        for (std::size_t j = 0; j < features_; ++j) {
          product += direction[j] * rest_[k * features_ + j];
        }
        for (std::size_t j = 0; j < features_; ++j) {
          change[k * features_ + j] += product / value * direction[j];
        }
      }
    }
    for (std::size_t i = 0; i < change.size(); ++i) coefficients_[i] += change[i];
    std::ranges::fill(rest_, 0.0);
  }

  double alpha_, tolerance_;
  bool has_intercept_;
  Stage stage_ = Stage::kMeans;
  std::size_t features_ = 0, width_ = 1;
  RowPasses passes_;
  Index steps_ = 0;
  std::optional<SymmetricEigenvectors> solver_;
  // coefficients_ and rest_: (width, features)
  std::vector<double> means_, target_means_, coefficients_, rest_, centered_, gram_;
};

/// sklearn.linear_model.LinearRegression
struct LinearRegression : LeastSquares {
  explicit LinearRegression(const Arguments& arguments)
      : LeastSquares(arguments, 0, arguments.number("tol")) {}
};

/// sklearn.linear_model.Ridge. Its Cholesky decomposition leaves nothing out.
struct Ridge : LeastSquares {
  explicit Ridge(const Arguments& arguments)
      : LeastSquares(arguments, arguments.number("alpha"),
                     arguments.number("alpha") > 0 ? 0 : kSmallest) {}
  static constexpr double kSmallest = 1e-7;
};

constexpr Argument kIntercept = {
    .name = "fit_intercept",
    .type = ArgumentType::kBoolean,
    .default_json = "true",
    .doc =
        "Whether a constant is added, so that predictions need not be 0 where all features are."};

}  // namespace

const EntryOf<Baseline>& linearRegressionEntry() {
  static constexpr auto entry = entryFor<Baseline, LinearRegression>(
      "LinearRegression", {},
      "Predicts a number as a weighted sum of the features: least squares."
      "\ny = w . x + b, with the smallest sum of squared errors",
      {kIntercept,
       {.name = "tol",
        .default_json = "1e-6",
        .doc = "Directions are left out in which the features vary less than by this share of the "
               "largest.",
        .minimum = 0,
        .below = 1}});
  return entry;
}

const EntryOf<Baseline>& ridgeEntry() {
  static constexpr auto entry = entryFor<Baseline, Ridge>(
      "Ridge", {},
      "Least squares with a penalty on large weights."
      "\ny = w . x + b, with the smallest sum of squared errors + alpha |w|^2",
      {{.name = "alpha",
        .default_json = "1.0",
        .doc = "How strong the penalty on the squares of the weights is.",
        .minimum = 0},
       kIntercept});
  return entry;
}

}  // namespace minibatch
