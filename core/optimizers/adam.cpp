#include "optimizers/adam.h"

#include <cmath>

#include "kernels/updates.h"
#include "optimizers/powers.h"

namespace minibatch {

Adam::Adam(const Arguments& arguments)
    : Optimizer(arguments), moments_(arguments), amsgrad_(arguments.boolean("amsgrad")) {}

int Adam::slots() const { return amsgrad_ ? 3 : 2; }

void Adam::update(const Update& step) const {
  const double alpha = step.learning_rate *
                       std::sqrt(1 - integerPower(moments_.beta_2, step.iteration)) /
                       (1 - integerPower(moments_.beta_1, step.iteration));
  if (amsgrad_) {
    amsgradUpdate(step.size, alpha, moments_.beta_1, moments_.beta_2, moments_.epsilon,
                  step.gradients, step.slots[0], step.slots[1], step.slots[2], step.weights);
    return;
  }
  adamUpdate(step.size, alpha, moments_.beta_1, moments_.beta_2, moments_.epsilon, step.gradients,
             step.slots[0], step.slots[1], step.weights);
}

std::vector<Argument> Adam::arguments() {
  std::vector<Argument> all = Moments::arguments();
  all.push_back({.name = "amsgrad",
                 .type = ArgumentType::kBoolean,
                 .default_json = "false",
                 .doc = "Whether to divide by the largest mean of squares so far (AMSGrad)."});
  return all;
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
