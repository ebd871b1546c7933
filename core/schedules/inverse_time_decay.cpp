#include "schedules/inverse_time_decay.h"

#include <cmath>

namespace minibatch {
namespace {

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
  static const EntryOf<Schedule> entry = entryFor<Schedule, InverseTimeDecay>(
      "InverseTimeDecay", {}, "Divides the rate by a number that grows evenly.",
      {initialLearningRateArgument(),
       decayStepsArgument("decay_steps", "Steps in which the divisor grows by decay_rate."),
       decayRateArgument("How much the divisor grows."), staircaseArgument()});
  return entry;
}

}  // namespace minibatch
