#include <algorithm>
#include <cmath>

#include "base/portable_math.h"
#include "schedules/schedule.h"

namespace minibatch {
namespace {

/// PolynomialDecay: falls from initial_learning_rate to end_learning_rate as (1 - step /
/// decay_steps)^power; with cycle, decay_steps is the next multiple of itself that is not below the
/// step. https://keras.io/api/optimizers/learning_rate_schedules/polynomial_decay/
class PolynomialDecay final : public Schedule {
 public:
  explicit PolynomialDecay(const Arguments& arguments)
      : initial_learning_rate_(arguments.number("initial_learning_rate")),
        decay_steps_(arguments.number("decay_steps")),
        end_learning_rate_(arguments.number("end_learning_rate")),
        power_(arguments.number("power")),
        cycle_(arguments.boolean("cycle")) {}

  double rate(double steps) const override {
    const double length =
        cycle_ && steps > 0 ? decay_steps_ * std::ceil(steps / decay_steps_) : decay_steps_;
    const double share = std::min(steps / length, 1.0);
    return (initial_learning_rate_ - end_learning_rate_) * portablePower(1 - share, power_) +
           end_learning_rate_;
  }

 private:
  double initial_learning_rate_, decay_steps_, end_learning_rate_, power_;
  bool cycle_;
};

}  // namespace

const EntryOf<Schedule>& polynomialDecayScheduleEntry() {
  static constexpr auto entry = entryFor<Schedule, PolynomialDecay>(
      "PolynomialDecay", {},
      "Polynomial decay to a final learning rate."
      "\n(initial_learning_rate - end_learning_rate) * (1 - step / decay_steps)^power + "
      "end_learning_rate",
      {initialLearningRateArgument(),
       decayStepsArgument("decay_steps", "Number of steps to decay over."),
       {.name = "end_learning_rate",
        .default_json = "0.0001",
        .doc = "The final learning rate.",
        .minimum = 0},
       {.name = "power",
        .default_json = "1.0",
        .doc = "Power of the polynomial; 1 decays linearly.",
        .minimum = 0},
       {.name = "cycle",
        .type = ArgumentType::kBoolean,
        .default_json = "false",
        .doc = "Whether to start over after decay_steps."}});
  return entry;
}

}  // namespace minibatch
