#include "optimizers/adamax.h"

#include "kernels/updates.h"
#include "optimizers/arguments.h"
#include "optimizers/powers.h"

namespace minibatch {
namespace {

class Adamax final : public Optimizer {
 public:
  explicit Adamax(const Arguments& arguments)
      : Optimizer(arguments),
        beta_1_(arguments.number("beta_1")),
        beta_2_(arguments.number("beta_2")),
        epsilon_(arguments.number("epsilon")) {}

  int slots() const override { return 2; }

  void update(const Update& step) const override {
    const double alpha = step.learning_rate / (1 - integerPower(beta_1_, step.iteration));
    adamaxUpdate(step.size, alpha, beta_1_, beta_2_, epsilon_, step.gradients, step.slots[0],
                 step.slots[1], step.weights);
  }

 private:
  double beta_1_, beta_2_, epsilon_;
};

}  // namespace

const EntryOf<Optimizer>& adamaxOptimizerEntry() {
  static const EntryOf<Optimizer> entry = optimizerEntry<Adamax>(
      {.class_name = "Adamax",
       .identifier = "adamax",
       .doc = "Adam measured by the largest recent gradient.",
       .learning_rate = "0.001",
       .own = {
           betaArgument("beta_1", "0.9", "How slowly the mean of the gradients forgets."),
           betaArgument("beta_2", "0.999", "How slowly the mean of the squared gradients forgets."),
           epsilonArgument()}});
  return entry;
}

}  // namespace minibatch
