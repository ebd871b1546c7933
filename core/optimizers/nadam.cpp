#include "kernels/updates.h"
#include "optimizers/arguments.h"
#include "optimizers/optimizer.h"
#include "optimizers/powers.h"

namespace minibatch {
namespace {

/// Nadam(learning_rate, beta_1, beta_2, epsilon): Adam with Nesterov's momentum and a schedule of
/// the momentum, u_t = beta_1 (1 - 0.96^t / 2) (Dozat, "Incorporating Nesterov Momentum into Adam",
/// 2016).
/// https://keras.io/api/optimizers/Nadam/
class Nadam final : public Optimizer {
 public:
  explicit Nadam(const Arguments& arguments) : Optimizer(arguments), moments_(arguments) {}

  int slots() const override { return 2; }
  // The product of the momenta.
  int scalars() const override { return 1; }

  void update(const Update& step) const override {
    const Real now = momentumAt(step.iteration), next = momentumAt(step.iteration + 1);
    const Real product = productTo(step.iteration);
    nadamUpdate(step.size,
                {.rate = static_cast<Real>(step.learning_rate),
                 .momentum = next,
                 .momentum_rest = 1 - product * next,
                 .share = 1 - now,
                 .share_rest = 1 - product,
                 .square_rest = 1 - realPower(moments_.beta_2, step.iteration),
                 .beta1 = static_cast<Real>(moments_.beta_1),
                 .beta2 = static_cast<Real>(moments_.beta_2),
                 .epsilon = static_cast<Real>(moments_.epsilon)},
                step.gradients, step.slots[0], step.slots[1], step.weights);
  }

 private:
  Real momentumAt(std::int64_t t) const {
    return static_cast<Real>(moments_.beta_1) * (1 - static_cast<Real>(0.5) * realPower(0.96, t));
  }

  // u_1 u_2 … u_t; it vanishes soon, so that a step far on costs no more.
  Real productTo(std::int64_t t) const {
    const Real beta = static_cast<Real>(moments_.beta_1);
    Real product = 1;
    for (std::int64_t i = 1; i <= t && product > static_cast<Real>(1e-20); ++i) {
      product = product * beta * (1 - static_cast<Real>(0.5) * realPower(0.96, i));
    }
    return product;
  }

  Moments moments_;
};

}  // namespace

const EntryOf<Optimizer>& nadamOptimizerEntry() {
  static constexpr auto entry = optimizerEntry<Nadam>([] {
    return OptimizerDescription{
        .class_name = "Nadam",
        .identifier = "nadam",
        .doc =
            "Adam with Nesterov momentum."
            "\nm_hat = u_(t+1) m / (1 - u_1 ... u_(t+1)) + (1 - u_t) g / (1 - u_1 ... u_t), with "
            "u_t = beta_1 (1 - 0.96^t / 2), then as Adam",
        .learning_rate = "0.001",
        .own = Moments::arguments()};
  });
  return entry;
}

}  // namespace minibatch
