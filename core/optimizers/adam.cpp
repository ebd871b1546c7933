#include "optimizers/adam.h"

#include <cmath>

#include "kernels/updates.h"
#include "optimizers/arguments.h"
#include "optimizers/powers.h"

namespace minibatch {

Adam::Adam(const Arguments& arguments)
    : Optimizer(arguments),
      beta_1_(arguments.number("beta_1")),
      beta_2_(arguments.number("beta_2")),
      epsilon_(arguments.number("epsilon")),
      amsgrad_(arguments.boolean("amsgrad")) {}

int Adam::slots() const { return amsgrad_ ? 3 : 2; }

void Adam::update(const Update& step) const {
  const double alpha = step.learning_rate * std::sqrt(1 - integerPower(beta_2_, step.iteration)) /
                       (1 - integerPower(beta_1_, step.iteration));
  if (amsgrad_) {
    amsgradUpdate(step.size, alpha, beta_1_, beta_2_, epsilon_, step.gradients, step.slots[0],
                  step.slots[1], step.slots[2], step.weights);
    return;
  }
  adamUpdate(step.size, alpha, beta_1_, beta_2_, epsilon_, step.gradients, step.slots[0],
             step.slots[1], step.weights);
}

std::vector<Argument> Adam::arguments() {
  return {betaArgument("beta_1", "0.9", "How slowly the mean of the gradients forgets."),
          betaArgument("beta_2", "0.999", "How slowly the mean of the squared gradients forgets."),
          epsilonArgument(),
          {.name = "amsgrad",
           .type = ArgumentType::kBoolean,
           .default_json = "false",
           .doc = "Whether to divide by the largest mean of squares so far (AMSGrad)."}};
}

const EntryOf<Optimizer>& adamOptimizerEntry() {
  static const EntryOf<Optimizer> entry =
      optimizerEntry<Adam>({.class_name = "Adam",
                            .identifier = "adam",
                            .doc = "Gradient descent with a step size of its own for each weight.",
                            .learning_rate = "0.001",
                            .own = Adam::arguments()});
  return entry;
}

}  // namespace minibatch
