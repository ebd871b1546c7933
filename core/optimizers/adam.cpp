#include "optimizers/adam.h"

#include <cmath>

#include "kernels/updates.h"
#include "optimizers/powers.h"

namespace minibatch {
namespace {

class Adam final : public Optimizer {
 public:
  explicit Adam(const Arguments& arguments)
      : learning_rate_(arguments.number("learning_rate")),
        beta_1_(arguments.number("beta_1")),
        beta_2_(arguments.number("beta_2")),
        epsilon_(arguments.number("epsilon")) {}

  double learningRate() const override { return learning_rate_; }
  int slots() const override { return 2; }

  void update(const Update& step) const override {
    const double alpha = step.learning_rate * std::sqrt(1 - integerPower(beta_2_, step.iteration)) /
                         (1 - integerPower(beta_1_, step.iteration));
    adamUpdate(step.size, alpha, beta_1_, beta_2_, epsilon_, step.gradients, step.slots[0],
               step.slots[1], step.weights);
  }

 private:
  double learning_rate_, beta_1_, beta_2_, epsilon_;
};

}  // namespace

const EntryOf<Optimizer>& adamOptimizerEntry() {
  static const EntryOf<Optimizer> entry = entryFor<Optimizer, Adam>(
      "Adam", {"adam"}, "Gradient descent with a step size of its own for each weight.",
      {{.name = "learning_rate",
        .default_json = "0.001",
        .doc = "The size of a typical step.",
        .minimum = 0},
       {.name = "beta_1",
        .default_json = "0.9",
        .doc = "How slowly the mean of the gradients forgets.",
        .minimum = 0,
        .below = 1},
       {.name = "beta_2",
        .default_json = "0.999",
        .doc = "How slowly the mean of the squared gradients forgets.",
        .minimum = 0,
        .below = 1},
       {.name = "epsilon",
        .default_json = "1e-07",
        .doc = "Added to the divisor, so that it is never zero.",
        .minimum = 0}});
  return entry;
}

}  // namespace minibatch
