#include "kernels/updates.h"
#include "optimizers/arguments.h"
#include "optimizers/optimizer.h"

namespace minibatch {
namespace {

/// Adagrad(learning_rate, initial_accumulator_value, epsilon): divides each gradient by the root of
/// the sum of all its squares (Duchi et al., "Adaptive Subgradient Methods", 2011).
/// https://keras.io/api/optimizers/adagrad/
class Adagrad final : public Optimizer {
 public:
  explicit Adagrad(const Arguments& arguments)
      : Optimizer(arguments),
        initial_accumulator_value_(arguments.number("initial_accumulator_value")),
        epsilon_(arguments.number("epsilon")) {}

  int slots() const override { return 1; }
  double slotStart(int) const override { return initial_accumulator_value_; }

  void update(const Update& step) const override {
    adagradUpdate(step.size, step.learning_rate, epsilon_, step.gradients, step.slots[0],
                  step.weights);
  }

 private:
  double initial_accumulator_value_, epsilon_;
};

}  // namespace

const EntryOf<Optimizer>& adagradOptimizerEntry() {
  static constexpr auto entry = optimizerEntry<Adagrad>([] {
    return OptimizerDescription{.class_name = "Adagrad",
                                .identifier = "adagrad",
                                .doc =
                                    "Adapts learning rates to the sum of squared gradients, so "
                                    "that frequent updates become small."
                                    "\na = a + g^2; w = w - learning_rate * g / sqrt(a + epsilon)",
                                .learning_rate = "0.001",
                                .own = {{.name = "initial_accumulator_value",
                                         .default_json = "0.1",
                                         .doc = "Initial value of the sums of squared gradients.",
                                         .minimum = 0},
                                        epsilonArgument()}};
  });
  return entry;
}

}  // namespace minibatch
