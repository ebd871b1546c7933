#include <algorithm>

#include "schedules/schedule.h"

namespace minibatch {
namespace {

/// CosineDecay: after warmup_steps, in which the rate goes straight to warmup_target, it falls to
/// alpha of it in half a cosine wave (Loshchilov & Hutter, "SGDR", 2017). As in Keras, warmup_steps
/// count only where there is a warmup_target.
/// https://keras.io/api/optimizers/learning_rate_schedules/cosine_decay/
class CosineDecay final : public Schedule {
 public:
  explicit CosineDecay(const Arguments& arguments)
      : initial_learning_rate_(arguments.number("initial_learning_rate")),
        decay_steps_(arguments.number("decay_steps")),
        alpha_(arguments.number("alpha")),
        peak_(initial_learning_rate_) {
    if (arguments.isNull("warmup_target")) return;
    peak_ = arguments.number("warmup_target");
    warmup_steps_ = arguments.number("warmup_steps");
  }

  double rate(double steps) const override {
    if (steps < warmup_steps_) {
      return (peak_ - initial_learning_rate_) * (steps / warmup_steps_) + initial_learning_rate_;
    }
    const double share = std::min((steps - warmup_steps_) / decay_steps_, 1.0);
    return peak_ * ((1 - alpha_) * cosineFall(share) + alpha_);
  }

 private:
  double initial_learning_rate_, decay_steps_, alpha_;
  double peak_;
  double warmup_steps_ = 0;
};

}  // namespace

const EntryOf<Schedule>& cosineDecayScheduleEntry() {
  static constexpr auto entry = entryFor<Schedule, CosineDecay>(
      "CosineDecay", {},
      "Cosine decay, optionally with a linear warmup."
      "\ninitial_learning_rate * ((1 - alpha) * (1 + cos(pi * step / decay_steps)) / 2 + alpha)",
      {initialLearningRateArgument(),
       decayStepsArgument("decay_steps", "Number of steps to decay over."),
       alphaArgument(),
       {.name = "warmup_target",
        .default_json = "null",
        .doc = "Learning rate at the end of the warmup; no warmup if not set.",
        .minimum = 0,
        .nullable = true},
       {.name = "warmup_steps",
        .type = ArgumentType::kInteger,
        .default_json = "0",
        .doc = "Number of steps of the warmup.",
        .minimum = 0,
        .maximum = 1e9}});
  return entry;
}

}  // namespace minibatch
