#include "schedules/schedule.h"

#include "base/portable_math.h"

namespace minibatch {

Argument initialLearningRateArgument() {
  return {.name = "initial_learning_rate",
          .default_json = "",
          .doc = "The initial learning rate.",
          .minimum = 0};
}

Argument decayStepsArgument(const char* name, TextId doc) {
  return {.name = name,
          .type = ArgumentType::kInteger,
          .default_json = "",
          .doc = doc,
          .minimum = 1,
          .maximum = 1e9};
}

Argument decayRateArgument(TextId doc) {
  return {.name = "decay_rate", .default_json = "", .doc = doc, .minimum = 0};
}

Argument staircaseArgument() {
  return {.name = "staircase",
          .type = ArgumentType::kBoolean,
          .default_json = "false",
          .doc = "Whether to decay at intervals of decay_steps instead of at every step."};
}

Argument alphaArgument() {
  return {.name = "alpha",
          .default_json = "0.0",
          .doc = "Minimum learning rate as a fraction of the initial one.",
          .minimum = 0};
}

double cosineFall(double share) { return 0.5 * (1 + portableDirection(share / 2).cosine); }

}  // namespace minibatch
