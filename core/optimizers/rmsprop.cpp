#include "kernels/updates.h"
#include "optimizers/arguments.h"
#include "optimizers/optimizer.h"

namespace minibatch {
namespace {

/// RMSprop(learning_rate, rho, momentum, epsilon, centered): divides each gradient by the root of a
/// running mean of its squares; centered: by the root of its running variance (Hinton, "Neural
/// Networks for Machine Learning", lecture 6e, 2012). As in Keras, epsilon stands under the root.
/// https://keras.io/api/optimizers/rmsprop/
class RmsProp final : public Optimizer {
 public:
  explicit RmsProp(const Arguments& arguments)
      : Optimizer(arguments),
        rho_(arguments.number("rho")),
        momentum_(arguments.number("momentum")),
        epsilon_(arguments.number("epsilon")),
        centered_(arguments.boolean("centered")) {}

  int slots() const override { return 1 + (momentum_ > 0) + centered_; }

  void update(const Update& step) const override {
    Real* const mean = centered_ ? step.slots[1] : nullptr;
    Real* const velocity = momentum_ > 0 ? step.slots[1 + centered_] : nullptr;
    rmspropUpdate(step.size, step.learning_rate, rho_, momentum_, epsilon_, step.gradients,
                  step.slots[0], mean, velocity, step.weights);
  }

 private:
  double rho_, momentum_, epsilon_;
  bool centered_;
};

}  // namespace

const EntryOf<Optimizer>& rmspropOptimizerEntry() {
  static constexpr auto entry = optimizerEntry<RmsProp>([] {
    return OptimizerDescription{
        .class_name = "RMSprop",
        .identifier = "rmsprop",
        .doc =
            "Divides gradients by the root of a moving average of their squares."
            "\nv = rho v + (1 - rho) g^2; w = w - learning_rate * g / sqrt(v + epsilon)",
        .learning_rate = "0.001",
        .own = {
            betaArgument("rho", "0.9", "Decay rate of the moving average of squared gradients."),
            momentumArgument(),
            epsilonArgument(),
            {.name = "centered",
             .type = ArgumentType::kBoolean,
             .default_json = "false",
             .doc = "Whether to normalize by the estimated variance instead of the uncentered "
                    "second moment."}}};
  });
  return entry;
}

}  // namespace minibatch
