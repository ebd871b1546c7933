#include "optimizers/lion.h"

#include "kernels/updates.h"
#include "optimizers/arguments.h"

namespace minibatch {
namespace {

class Lion final : public Optimizer {
 public:
  explicit Lion(const Arguments& arguments)
      : learning_rate_(arguments.number("learning_rate")),
        beta_1_(arguments.number("beta_1")),
        beta_2_(arguments.number("beta_2")) {}

  double learningRate() const override { return learning_rate_; }
  int slots() const override { return 1; }

  void update(const Update& step) const override {
    lionUpdate(step.size, step.learning_rate, beta_1_, beta_2_, step.gradients, step.slots[0],
               step.weights);
  }

 private:
  double learning_rate_, beta_1_, beta_2_;
};

}  // namespace

const EntryOf<Optimizer>& lionOptimizerEntry() {
  static const EntryOf<Optimizer> entry = entryFor<Optimizer, Lion>(
      "Lion", {"lion"}, "Steps of one size, in the direction of the momentum's sign.",
      {learningRateArgument("0.001"),
       {.name = "beta_1",
        .default_json = "0.9",
        .doc = "How much of the momentum counts for the direction.",
        .maximum = 1,
        .above = 0},
       betaArgument("beta_2", "0.99", "How slowly the momentum forgets.")});
  return entry;
}

}  // namespace minibatch
