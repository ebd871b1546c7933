#include <cmath>

#include "schedules/schedule.h"

namespace minibatch {
namespace {

/// InverseTimeDecay: initial_learning_rate / (1 + decay_rate step / decay_steps), the quotient of
/// the steps rounded down with staircase.
/// https://keras.io/api/optimizers/learning_rate_schedules/inverse_time_decay/
class InverseTimeDecay final : public Schedule {
 public:
  explicit InverseTimeDecay(const Arguments& arguments)
      : initial_learning_rate_(arguments.number("initial_learning_rate")),
        decay_steps_(arguments.number("decay_steps")),
        decay_rate_(arguments.number("decay_rate")),
        staircase_(arguments.boolean("staircase")) {}

  double rate(double steps) const override {
    const double share = steps / decay_steps_;
    return initial_learning_rate_ / (1 + decay_rate_ * (staircase_ ? std::floor(share) : share));
  }

 private:
  double initial_learning_rate_, decay_steps_, decay_rate_;
  bool staircase_;
};

}  // namespace

const EntryOf<Schedule>& inverseTimeDecayScheduleEntry() {
  static constexpr auto entry = entryFor<Schedule, InverseTimeDecay>(
      "InverseTimeDecay", {},
      "Inverse time decay: divides the learning rate by 1 + decay_rate * step / decay_steps."
      "\ninitial_learning_rate / (1 + decay_rate * step / decay_steps)",
      {initialLearningRateArgument(),
       decayStepsArgument("decay_steps",
                          "Number of steps in which the divisor grows by decay_rate."),
       decayRateArgument("Growth of the divisor per decay_steps."), staircaseArgument()});
  return entry;
}

}  // namespace minibatch
