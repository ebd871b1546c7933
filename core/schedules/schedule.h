#pragma once

#include "base/arguments.h"
#include "base/catalog_entry.h"

namespace minibatch {

/// A learning rate that depends on how many steps were taken.
class Schedule {
 public:
  static constexpr Kind kKind = Kind::kSchedule;
  virtual ~Schedule() = default;
  /// The rate of the step before which `steps` were taken: 0 for the first.
  virtual double rate(double steps) const = 0;
};

// Arguments that several schedules share.

constexpr Argument initialLearningRateArgument() {
  return {.name = "initial_learning_rate",
          .default_json = "",
          .doc = "The initial learning rate.",
          .minimum = 0};
}

constexpr Argument decayStepsArgument(const char* name, TextId doc) {
  return {.name = name,
          .type = ArgumentType::kInteger,
          .default_json = "",
          .doc = doc,
          .minimum = 1,
          .maximum = 1e9};
}

constexpr Argument decayRateArgument(TextId doc) {
  return {.name = "decay_rate", .default_json = "", .doc = doc, .minimum = 0};
}

constexpr Argument staircaseArgument() {
  return {.name = "staircase",
          .type = ArgumentType::kBoolean,
          .default_json = "false",
          .doc = "Whether to decay at intervals of decay_steps instead of at every step."};
}

/// The share of the first rate that is left in the end.
constexpr Argument alphaArgument() {
  return {.name = "alpha",
          .default_json = "0.0",
          .doc = "Minimum learning rate as a fraction of the initial one.",
          .minimum = 0};
}

/// The half wave that falls from 1 to 0 while `share` goes from 0 to 1.
double cosineFall(double share);

}  // namespace minibatch
