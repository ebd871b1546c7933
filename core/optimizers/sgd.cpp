#include "optimizers/sgd.h"

#include "kernels/updates.h"

namespace minibatch {
namespace {

class Sgd final : public Optimizer {
 public:
  explicit Sgd(const Arguments& arguments)
      : learning_rate_(arguments.number("learning_rate")),
        momentum_(static_cast<Real>(arguments.number("momentum"))),
        nesterov_(arguments.boolean("nesterov")) {}

  double learningRate() const override { return learning_rate_; }
  int slots() const override { return momentum_ == 0 ? 0 : 1; }

  void update(const Update& step) const override {
    sgdUpdate(step.size, static_cast<Real>(step.learning_rate), momentum_, nesterov_,
              step.gradients, momentum_ == 0 ? nullptr : step.slots[0], step.weights);
  }

 private:
  double learning_rate_;
  Real momentum_;
  bool nesterov_;
};

}  // namespace

const EntryOf<Optimizer>& sgdOptimizerEntry() {
  static const EntryOf<Optimizer> entry = entryFor<Optimizer, Sgd>(
      "SGD", {"sgd"}, "Gradient descent, on request with momentum.",
      {{.name = "learning_rate",
        .default_json = "0.01",
        .doc = "How far each step goes along the gradient.",
        .minimum = 0},
       {.name = "momentum",
        .default_json = "0.0",
        .doc = "How much of the last step is kept.",
        .minimum = 0,
        .maximum = 1},
       {.name = "nesterov",
        .type = ArgumentType::kBoolean,
        .default_json = "false",
        .doc = "Nesterov's momentum: the gradient counts as if the momentum step were taken."}});
  return entry;
}

}  // namespace minibatch
