#include <cmath>

#include "base/portable_math.h"
#include "schedules/schedule.h"

namespace minibatch {
namespace {

/// ExponentialDecay: initial_learning_rate decay_rate^(step / decay_steps), the exponent rounded
/// down with staircase. https://keras.io/api/optimizers/learning_rate_schedules/exponential_decay/
class ExponentialDecay final : public Schedule {
 public:
  explicit ExponentialDecay(const Arguments& arguments)
      : initial_learning_rate_(arguments.number("initial_learning_rate")),
        decay_steps_(arguments.number("decay_steps")),
        decay_rate_(static_cast<float>(arguments.number("decay_rate"))),  // as Keras: powers tell
        staircase_(arguments.boolean("staircase")) {}

  double rate(double steps) const override {
    const double share = steps / decay_steps_;
    return initial_learning_rate_ *
           portablePower(decay_rate_, staircase_ ? std::floor(share) : share);
  }

 private:
  double initial_learning_rate_, decay_steps_, decay_rate_;
  bool staircase_;
};

}  // namespace

const EntryOf<Schedule>& exponentialDecayScheduleEntry() {
  static constexpr auto entry = entryFor<Schedule, ExponentialDecay>(
      "ExponentialDecay", {},
      "Exponential decay of the learning rate."
      "\ninitial_learning_rate * decay_rate^(step / decay_steps)",
      {initialLearningRateArgument(),
       decayStepsArgument("decay_steps", "Number of steps per factor of decay_rate."),
       decayRateArgument("The factor."), staircaseArgument()});
  return entry;
}

}  // namespace minibatch
