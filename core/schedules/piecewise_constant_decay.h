#pragma once

#include "schedules/schedule.h"

namespace minibatch {

/// PiecewiseConstantDecay: values[i] until step boundaries[i] (included), then the next; as Keras's
/// steps are whole numbers, boundaries are rounded towards 0. Where boundaries do not rise, it
/// gives what Keras's sum over all ranges gives.
/// https://keras.io/api/optimizers/learning_rate_schedules/piecewise_constant_decay/
const EntryOf<Schedule>& piecewiseConstantDecayScheduleEntry();

}  // namespace minibatch
