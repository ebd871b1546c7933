#include <cmath>

#include "losses/loss.h"
#include "losses/pointwise.h"
#include "losses/targets.h"

namespace minibatch {
namespace {

/// Huber(delta): mean of e² / 2 where |e| <= delta, else delta |e| - delta² / 2, for e = p - t
/// (Huber, "Robust Estimation of a Location Parameter", 1964).
/// https://keras.io/api/losses/regression_losses/#huber-class
class Huber final : public Loss {
 public:
  explicit Huber(const Arguments& arguments)
      : delta_(static_cast<Real>(arguments.number("delta"))) {}

  void checkTargets(const ConstTensor& target, const Shape&, Index first_row) const override {
    requireFinite("Huber", target, first_row);
  }

  void evaluate(const LossBatch& batch, const Real* weights, Real* values,
                Real* gradient) const override {
    meanOverOutputs(batch, weights, values, gradient,
                    [&](Index n, const Real* p, const Real* t, Real* loss, Real* slope) {
                      for (Index i = 0; i < n; ++i) {
                        const Real error = p[i] - t[i], size = std::abs(error);
                        const bool is_small = size <= delta_;
                        loss[i] =
                            is_small ? error * error / 2 : delta_ * size - delta_ * delta_ / 2;
                        slope[i] = is_small ? error : error > 0 ? delta_ : -delta_;
                      }
                    });
  }

 private:
  Real delta_;
};

}  // namespace

const EntryOf<Loss>& huberLossEntry() {
  static constexpr auto entry = entryFor<Loss, Huber>(
      "Huber", {"huber"},
      "Squared error for small errors, absolute error for large ones; for "
      "regression with outliers."
      "\nerror^2 / 2 where |error| <= delta, else delta |error| - delta^2 / 2",
      {{.name = "delta",
        .default_json = "1.0",
        .doc = "The error from which on the loss is linear.",
        .above = 0},
       reductionArgument()});
  return entry;
}

}  // namespace minibatch
