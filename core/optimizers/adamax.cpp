#include "kernels/updates.h"
#include "optimizers/arguments.h"
#include "optimizers/optimizer.h"
#include "optimizers/powers.h"

namespace minibatch {
namespace {

/// Adamax(learning_rate, beta_1, beta_2, epsilon): Adam with the largest recent gradient in place
/// of the root of the mean square (Kingma & Ba, "Adam", 2015, section 7.1).
/// https://keras.io/api/optimizers/adamax/
class Adamax final : public Optimizer {
 public:
  explicit Adamax(const Arguments& arguments) : Optimizer(arguments), moments_(arguments) {}

  int slots() const override { return 2; }

  void update(const Update& step) const override {
    const Real rest = 1 - realPower(moments_.beta_1, step.iteration);
    adamaxUpdate(step.size, step.learning_rate, rest, moments_.beta_1, moments_.beta_2,
                 moments_.epsilon, step.gradients, step.slots[0], step.slots[1], step.weights);
  }

 private:
  Moments moments_;
};

}  // namespace

const EntryOf<Optimizer>& adamaxOptimizerEntry() {
  static constexpr auto entry = optimizerEntry<Adamax>([] {
    return OptimizerDescription{
        .class_name = "Adamax",
        .identifier = "adamax",
        .doc =
            "A variant of Adam based on the infinity norm."
            "\nu = max(beta_2 u, |g|); w = w - learning_rate / (1 - beta_1^t) * m / (u + epsilon)",
        .learning_rate = "0.001",
        .own = Moments::arguments()};
  });
  return entry;
}

}  // namespace minibatch
