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

Argument initialLearningRateArgument();
Argument decayStepsArgument(const char* name, TextId doc);
Argument decayRateArgument(TextId doc);
Argument staircaseArgument();
/// The share of the first rate that is left in the end.
Argument alphaArgument();

/// The half wave that falls from 1 to 0 while `share` goes from 0 to 1.
double cosineFall(double share);

}  // namespace minibatch
