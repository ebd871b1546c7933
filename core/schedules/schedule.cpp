#include "schedules/schedule.h"

#include "base/portable_math.h"

namespace minibatch {

Argument initialLearningRateArgument() {
  return {.name = "initial_learning_rate",
          .default_json = "",
          .doc = "The rate of the first step.",
          .minimum = 0};
}

Argument decayStepsArgument(std::string_view name, std::string_view doc) {
  return {.name = name,
          .type = ArgumentType::kInteger,
          .default_json = "",
          .doc = doc,
          .minimum = 1,
          .maximum = 1e9};
}

Argument decayRateArgument(std::string_view doc) {
  return {.name = "decay_rate", .default_json = "", .doc = doc, .minimum = 0};
}

Argument staircaseArgument() {
  return {.name = "staircase",
          .type = ArgumentType::kBoolean,
          .default_json = "false",
          .doc = "Whether the rate falls once every decay_steps, not in every step."};
}

Argument alphaArgument() {
  return {.name = "alpha",
          .default_json = "0.0",
          .doc = "Share of the rate that is left in the end.",
          .minimum = 0};
}

double cosineFall(double share) { return 0.5 * (1 + portableDirection(share / 2).cosine); }

}  // namespace minibatch
