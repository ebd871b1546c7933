#include <algorithm>
#include <cmath>

#include "kernels/elementwise.h"
#include "optimizers/arguments.h"
#include "optimizers/optimizer.h"

namespace minibatch {
namespace {

/// Ftrl: follow the regularized leader (McMahan et al., "Ad Click Prediction: a View from the
/// Trenches", KDD 2013), which keeps weights at 0 that l1 outweighs.
/// https://keras.io/api/optimizers/ftrl/
class Ftrl final : public Optimizer {
 public:
  explicit Ftrl(const Arguments& arguments)
      : Optimizer(arguments),
        power_(static_cast<Real>(-arguments.number("learning_rate_power"))),
        start_(arguments.number("initial_accumulator_value")),
        l1_(static_cast<Real>(arguments.number("l1_regularization_strength"))),
        l2_(arguments.number("l2_regularization_strength")),
        shrinkage_(static_cast<Real>(2 * arguments.number("l2_shrinkage_regularization_strength"))),
        beta_(arguments.number("beta")) {}

  int slots() const override { return 2; }
  double slotStart(int slot) const override { return slot == 0 ? start_ : 0; }

  void update(const Update& step) const override {
    const Real rate = static_cast<Real>(step.learning_rate);
    const Real l2 = 2 * (static_cast<Real>(l2_) + static_cast<Real>(beta_) / (2 * rate));
    for (Index i = 0; i < step.size; ++i) {
      const Real g = step.gradients[i];
      Real &sum = step.slots[0][i], &linear = step.slots[1][i], &w = step.weights[i];
      const Real next = sum + g * g;
      const Real root = raised(next);
      linear += g + shrinkage_ * w - (root - raised(sum)) / rate * w;
      w = (std::clamp(linear, -l1_, l1_) - linear) / (root / rate + l2);
      sum = flushed(next);
      linear = flushed(linear);
    }
  }

 private:
  static Real flushed(Real x) { return std::abs(x) < Real(1e-30) ? 0 : x; }
  // x^power, x >= 0, with the core's own functions: a libm's pow() differs from machine to machine.
  Real raised(Real x) const {
    if (power_ == Real(0.5)) return std::sqrt(x);
    if (power_ == 0) return 1;
    if (x == 0) return 0;
    logarithm(1, &x, &x);
    x *= power_;
    exponential(1, &x, &x);
    return x;
  }

  Real power_;
  double start_;
  Real l1_;
  double l2_;
  Real shrinkage_;
  double beta_;
};

}  // namespace

const EntryOf<Optimizer>& ftrlOptimizerEntry() {
  static constexpr auto entry = optimizerEntry<Ftrl>([] {
    const auto strength = [](const char* name, TextId doc) {
      return Argument{.name = name, .default_json = "0.0", .doc = doc, .minimum = 0};
    };
    return OptimizerDescription{
        .class_name = "Ftrl",
        .identifier = "ftrl",
        .doc =
            "Follows the regularized leader: good for wide, sparse models, whose weights it keeps "
            "at 0."
            "\nn = n + g^2; z = z + g - (sqrt(n) - sqrt(n - g^2)) / learning_rate * w; w = "
            "(clip(z, -l1, l1) - z) / (sqrt(n) / learning_rate + 2 * l2)",
        .learning_rate = "0.001",
        .own = {
            {.name = "learning_rate_power",
             .default_json = "-0.5",
             .doc = "How fast the rate falls with the sum of squared gradients; 0 leaves it fixed.",
             .minimum = -4,
             .maximum = 0},
            {.name = "initial_accumulator_value",
             .default_json = "0.1",
             .doc = "Initial value of the sums of squared gradients.",
             .minimum = 0},
            strength("l1_regularization_strength", "Strength of the L1 penalty."),
            strength("l2_regularization_strength", "Strength of the L2 penalty."),
            strength("l2_shrinkage_regularization_strength",
                     "Strength of an L2 penalty that is part of the gradient."),
            strength("beta", "The beta of the paper, which adds to the L2 penalty.")}};
  });
  return entry;
}

}  // namespace minibatch
