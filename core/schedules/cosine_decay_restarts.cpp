#include <cmath>

#include "base/portable_math.h"
#include "schedules/schedule.h"

namespace minibatch {
namespace {

/// CosineDecayRestarts: half cosine waves, each t_mul times as long and m_mul times as high as the
/// one before (Loshchilov & Hutter, "SGDR", 2017). Keras finds the wave by rounded logarithms; here
/// a wave begins exactly at its first step.
/// https://keras.io/api/optimizers/learning_rate_schedules/cosine_decay_restarts/
class CosineDecayRestarts final : public Schedule {
 public:
  explicit CosineDecayRestarts(const Arguments& arguments)
      : initial_learning_rate_(arguments.number("initial_learning_rate")),
        first_decay_steps_(arguments.number("first_decay_steps")),
        t_mul_(arguments.number("t_mul")),
        m_mul_(arguments.number("m_mul")),
        alpha_(arguments.number("alpha")) {}

  double rate(double steps) const override {
    double begin = 0, length = first_decay_steps_, wave = 0;
    if (t_mul_ == 1) {
      wave = std::floor(steps / length);
      begin = wave * length;
    } else {
      for (; steps >= begin + length; ++wave) {
        begin += length;
        length *= t_mul_;
      }
    }
    const double height = portablePower(m_mul_, wave);
    return initial_learning_rate_ *
           ((1 - alpha_) * height * cosineFall((steps - begin) / length) + alpha_);
  }

 private:
  double initial_learning_rate_, first_decay_steps_, t_mul_, m_mul_, alpha_;
};

}  // namespace

const EntryOf<Schedule>& cosineDecayRestartsScheduleEntry() {
  static constexpr auto entry = entryFor<Schedule, CosineDecayRestarts>(
      "CosineDecayRestarts", {},
      "Cosine decay with restarts."
      "\nas CosineDecay in each period, which is t_mul times as long and begins m_mul times as "
      "high as the one before",
      {initialLearningRateArgument(),
       decayStepsArgument("first_decay_steps", "Number of steps of the first decay period."),
       {.name = "t_mul",
        .default_json = "2.0",
        .doc = "Factor by which each period is longer than the one before.",
        .minimum = 1},
       {.name = "m_mul",
        .default_json = "1.0",
        .doc = "Factor for the initial learning rate of each new period.",
        .minimum = 0},
       alphaArgument()});
  return entry;
}

}  // namespace minibatch
