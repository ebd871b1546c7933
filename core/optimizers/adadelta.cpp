#include "kernels/updates.h"
#include "optimizers/arguments.h"
#include "optimizers/optimizer.h"

namespace minibatch {
namespace {

/// Adadelta(learning_rate, rho, epsilon): steps as large as recent steps, in proportion to how
/// large the gradient is among recent gradients (Zeiler, "ADADELTA", 2012; there the rate is 1).
/// https://keras.io/api/optimizers/adadelta/
class Adadelta final : public Optimizer {
 public:
  explicit Adadelta(const Arguments& arguments)
      : Optimizer(arguments),
        rho_(arguments.number("rho")),
        epsilon_(arguments.number("epsilon")) {}

  int slots() const override { return 2; }

  void update(const Update& step) const override {
    adadeltaUpdate(step.size, step.learning_rate, rho_, epsilon_, step.gradients, step.slots[0],
                   step.slots[1], step.weights);
  }

 private:
  double rho_, epsilon_;
};

}  // namespace

const EntryOf<Optimizer>& adadeltaOptimizerEntry() {
  static constexpr auto entry = optimizerEntry<Adadelta>([] {
    return OptimizerDescription{
        .class_name = "Adadelta",
        .identifier = "adadelta",
        .doc =
            "Adapts learning rates to moving averages of recent gradients and updates."
            "\nd = g * sqrt(u + epsilon) / sqrt(a + epsilon); w = w - learning_rate * d, with "
            "means a of g^2 and u of d^2",
        .learning_rate = "0.001",
        .own = {betaArgument("rho", "0.95", "Decay rate of the moving averages."),
                epsilonArgument()}};
  });
  return entry;
}

}  // namespace minibatch
