#include <cmath>
#include <vector>

#include "kernels/updates.h"
#include "optimizers/arguments.h"
#include "optimizers/powers.h"

namespace minibatch {
namespace {

/// Adam(learning_rate, beta_1, beta_2, epsilon, amsgrad): m += (g - m)(1 - beta_1),
/// v += (g² - v)(1 - beta_2), w -= rate sqrt(1 - beta_2^t) / (1 - beta_1^t) m / (sqrt(v) +
/// epsilon). Kingma & Ba, "Adam: A Method for Stochastic Optimization", 2015, in the form before
/// its section 2.1 as Keras has it; amsgrad divides by the root of the largest v so far (Reddi et
/// al., "On the Convergence of Adam and Beyond", 2018). https://keras.io/api/optimizers/adam/
class Adam : public Optimizer {
 public:
  explicit Adam(const Arguments& arguments)
      : Optimizer(arguments), moments_(arguments), amsgrad_(arguments.boolean("amsgrad")) {}
  int slots() const override { return amsgrad_ ? 3 : 2; }
  void update(const Update& step) const override {
    // In Reals, and so with their roundings: 1 - 0.999f is 0.00099998713.
    const Real alpha = static_cast<Real>(step.learning_rate) *
                       std::sqrt(1 - realPower(moments_.beta_2, step.iteration)) /
                       (1 - realPower(moments_.beta_1, step.iteration));
    if (amsgrad_) {
      amsgradUpdate(step.size, alpha, moments_.beta_1, moments_.beta_2, moments_.epsilon,
                    step.gradients, step.slots[0], step.slots[1], step.slots[2], step.weights);
      return;
    }
    adamUpdate(step.size, alpha, moments_.beta_1, moments_.beta_2, moments_.epsilon, step.gradients,
               step.slots[0], step.slots[1], step.weights);
  }

  /// Adam's own arguments.
  static constexpr std::vector<Argument> arguments() {
    std::vector<Argument> all = Moments::arguments();
    all.push_back(
        {.name = "amsgrad",
         .type = ArgumentType::kBoolean,
         .default_json = "false",
         .doc =
             "Whether to use the AMSGrad variant, which keeps the maximum of the second moments."});
    return all;
  }

 private:
  Moments moments_;
  bool amsgrad_;
};

}  // namespace

const EntryOf<Optimizer>& adamOptimizerEntry() {
  static constexpr auto entry = optimizerEntry<Adam>([] {
    return OptimizerDescription{
        .class_name = "Adam",
        .identifier = "adam",
        .doc =
            "Adapts the step size of each weight to the first and second moments of its gradients."
            "\nm = beta_1 m + (1 - beta_1) g; v = beta_2 v + (1 - beta_2) g^2; w = w - "
            "learning_rate * m_hat / (sqrt(v_hat) + epsilon)",
        .learning_rate = "0.001",
        .own = Adam::arguments()};
  });
  return entry;
}

/// AdamW: Adam whose weight_decay is 0.004 unless given and may not be null; as all optimizers do,
/// it takes the decay from the weights themselves, not through the gradient (Loshchilov & Hutter,
/// "Decoupled Weight Decay Regularization", 2019). https://keras.io/api/optimizers/adamw/
const EntryOf<Optimizer>& adamwOptimizerEntry() {
  static constexpr auto entry = optimizerEntry<Adam>([] {
    return OptimizerDescription{.class_name = "AdamW",
                                .identifier = "adamw",
                                .doc =
                                    "Adam with decoupled weight decay."
                                    "\nw = w - learning_rate * weight_decay * w, then as Adam",
                                .learning_rate = "0.001",
                                .own = Adam::arguments(),
                                .weight_decay = "0.004"};
  });
  return entry;
}

}  // namespace minibatch
