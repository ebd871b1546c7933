#include <algorithm>
#include <cmath>
#include <string_view>

#include "kernels/activations.h"
#include "kernels/elementwise.h"
#include "losses/loss.h"
#include "losses/pointwise.h"
#include "losses/probabilities.h"
#include "losses/targets.h"

namespace minibatch {
namespace {

// Losses that are the mean over a position's outputs of what each output gives alone. A function
// gives the losses of n <= kLossChunk outputs p and targets t, and the derivatives with respect to
// p.
using OutputFunction = void (*)(Index n, const Real* p, const Real* t, Real* loss, Real* slope);

template <OutputFunction kFunction>
class PointwiseLoss final : public Loss {
 public:
  explicit PointwiseLoss(const Arguments& arguments) : name_(arguments.entry().class_name) {}

  void checkTargets(const ConstTensor& target, const Shape&, Index first_row) const override {
    requireFinite(name_, target, first_row);
  }

  void evaluate(const LossBatch& batch, const Real* weights, Real* values,
                Real* gradient) const override {
    meanOverOutputs(batch, weights, values, gradient, kFunction);
  }

 private:
  std::string_view name_;
};

/// MeanAbsolutePercentageError: 100 mean(|t - p| / max(|t|, 1e-7)).
/// https://keras.io/api/losses/regression_losses/#meanabsolutepercentageerror-class
void percentageError(Index n, const Real* p, const Real* t, Real* loss, Real* slope) {
  for (Index i = 0; i < n; ++i) {
    const Real error = p[i] - t[i];
    const Real share = 100 / std::max(std::abs(t[i]), kProbabilityEpsilon);
    loss[i] = share * std::abs(error);
    slope[i] = error > 0 ? share : error < 0 ? -share : share * error;
  }
}

/// MeanSquaredLogarithmicError: mean((ln(1 + p) - ln(1 + t))²), where negative values count as
/// 1e-7.
/// https://keras.io/api/losses/regression_losses/#meansquaredlogarithmicerror-class
void squaredLogarithmicError(Index n, const Real* p, const Real* t, Real* loss, Real* slope) {
  LossChunk logs{}, target_logs{};
  for (Index i = 0; i < n; ++i) {
    logs[i] = std::max(p[i], kProbabilityEpsilon) + 1;
    target_logs[i] = std::max(t[i], kProbabilityEpsilon) + 1;
  }
  logarithm(n, logs.data(), logs.data());
  logarithm(n, target_logs.data(), target_logs.data());
  for (Index i = 0; i < n; ++i) {
    const Real error = logs[i] - target_logs[i];
    loss[i] = error * error;
    slope[i] = p[i] < kProbabilityEpsilon ? Real(0) : 2 * error / (p[i] + 1);
  }
}

constexpr Real kLn2 = static_cast<Real>(0.69314718055994531);

/// LogCosh: mean(ln(cosh(p - t))), computed as |e| + ln(1 + exp(-2 |e|)) - ln 2.
/// https://keras.io/api/losses/regression_losses/#logcosh-class
void logCosh(Index n, const Real* p, const Real* t, Real* loss, Real* slope) {
  LossChunk size{}, rest{};
  for (Index i = 0; i < n; ++i) {
    slope[i] = p[i] - t[i];
    size[i] = std::abs(slope[i]);
    rest[i] = -2 * size[i];
  }
  softplus(n, rest.data(), rest.data());
  hyperbolicTangent(n, slope, slope);
  for (Index i = 0; i < n; ++i) loss[i] = size[i] + rest[i] - kLn2;
}

/// Poisson: mean(p - t ln(p + 1e-7)).
/// https://keras.io/api/losses/probabilistic_losses/#poisson-class
void poisson(Index n, const Real* p, const Real* t, Real* loss, Real* slope) {
  for (Index i = 0; i < n; ++i) loss[i] = p[i] + kProbabilityEpsilon;
  logarithm(n, loss, loss);
  for (Index i = 0; i < n; ++i) {
    loss[i] = p[i] - t[i] * loss[i];
    slope[i] = 1 - t[i] / (p[i] + kProbabilityEpsilon);
  }
}

}  // namespace

const EntryOf<Loss>& meanAbsolutePercentageErrorLossEntry() {
  static constexpr auto entry = entryFor<Loss, PointwiseLoss<percentageError>>(
      "MeanAbsolutePercentageError", {"mean_absolute_percentage_error", "mape", "MAPE"},
      "The mean of absolute errors in percent of the targets."
      "\n100 * mean(|y_true - y_pred| / max(|y_true|, 1e-7))",
      {reductionArgument()});
  return entry;
}

const EntryOf<Loss>& meanSquaredLogarithmicErrorLossEntry() {
  static constexpr auto entry = entryFor<Loss, PointwiseLoss<squaredLogarithmicError>>(
      "MeanSquaredLogarithmicError", {"mean_squared_logarithmic_error", "msle", "MSLE"},
      "The mean squared difference of ln(1 + value), for targets over several orders of magnitude."
      "\nmean((ln(1 + y_true) - ln(1 + y_pred))^2)",
      {reductionArgument()});
  return entry;
}

const EntryOf<Loss>& logCoshLossEntry() {
  static constexpr auto entry = entryFor<Loss, PointwiseLoss<logCosh>>(
      "LogCosh", {"log_cosh"},
      "The logarithm of the hyperbolic cosine of the errors: about squared for small errors, "
      "absolute for large ones."
      "\nmean(ln(cosh(y_pred - y_true)))",
      {reductionArgument()});
  return entry;
}

const EntryOf<Loss>& poissonLossEntry() {
  static constexpr auto entry = entryFor<Loss, PointwiseLoss<poisson>>(
      "Poisson", {"poisson"},
      "Poisson loss, for counts: predictions - targets * ln(predictions)."
      "\nmean(y_pred - y_true ln(y_pred))",
      {reductionArgument()});
  return entry;
}

}  // namespace minibatch
