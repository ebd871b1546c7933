#include "kernels/updates.h"
#include "optimizers/arguments.h"
#include "optimizers/optimizer.h"

namespace minibatch {
namespace {

/// Lion(learning_rate, beta_1, beta_2): steps of the same size for every weight, in the direction
/// of a momentum's sign (Chen et al., "Symbolic Discovery of Optimization Algorithms", 2023).
/// https://keras.io/api/optimizers/lion/
class Lion final : public Optimizer {
 public:
  explicit Lion(const Arguments& arguments)
      : Optimizer(arguments),
        beta_1_(arguments.number("beta_1")),
        beta_2_(arguments.number("beta_2")) {}

  int slots() const override { return 1; }

  void update(const Update& step) const override {
    lionUpdate(step.size, step.learning_rate, beta_1_, beta_2_, step.gradients, step.slots[0],
               step.weights);
  }

 private:
  double beta_1_, beta_2_;
};

}  // namespace

const EntryOf<Optimizer>& lionOptimizerEntry() {
  static constexpr auto entry = optimizerEntry<Lion>([] {
    return OptimizerDescription{
        .class_name = "Lion",
        .identifier = "lion",
        .doc =
            "Updates by the sign of the momentum, all of the same size."
            "\nw = w - learning_rate * sign(beta_1 m + (1 - beta_1) g); m = beta_2 m + (1 - "
            "beta_2) g",
        .learning_rate = "0.001",
        .own = {{.name = "beta_1",
                 .default_json = "0.9",
                 .doc = "Rate for combining momentum and gradient into the update.",
                 .maximum = 1,
                 .above = 0},
                betaArgument("beta_2", "0.99", "Decay rate of the momentum.")}};
  });
  return entry;
}

}  // namespace minibatch
