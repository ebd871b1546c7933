#include "kernels/updates.h"
#include "optimizers/arguments.h"
#include "optimizers/optimizer.h"

namespace minibatch {
namespace {

/// SGD(learning_rate, momentum, nesterov): w -= rate g; with momentum v = momentum v - rate g and
/// w += v, or with Nesterov's momentum w += momentum v - rate g.
/// https://keras.io/api/optimizers/sgd/
class Sgd final : public Optimizer {
 public:
  explicit Sgd(const Arguments& arguments)
      : Optimizer(arguments),
        momentum_(static_cast<Real>(arguments.number("momentum"))),
        nesterov_(arguments.boolean("nesterov")) {}

  int slots() const override { return momentum_ == 0 ? 0 : 1; }

  void update(const Update& step) const override {
    sgdUpdate(step.size, static_cast<Real>(step.learning_rate), momentum_, nesterov_,
              step.gradients, momentum_ == 0 ? nullptr : step.slots[0], step.weights);
  }

 private:
  Real momentum_;
  bool nesterov_;
};

}  // namespace

const EntryOf<Optimizer>& sgdOptimizerEntry() {
  static constexpr auto entry = optimizerEntry<Sgd>([] {
    return OptimizerDescription{.class_name = "SGD",
                                .identifier = "sgd",
                                .doc =
                                    "Gradient descent, optionally with momentum."
                                    "\nv = momentum * v - learning_rate * g; w = w + v",
                                .learning_rate = "0.01",
                                .own = {momentumArgument(),
                                        {.name = "nesterov",
                                         .type = ArgumentType::kBoolean,
                                         .default_json = "false",
                                         .doc = "Whether to apply Nesterov momentum."}}};
  });
  return entry;
}

}  // namespace minibatch
