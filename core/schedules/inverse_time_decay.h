#pragma once

#include "schedules/schedule.h"

namespace minibatch {

/// InverseTimeDecay: initial_learning_rate / (1 + decay_rate step / decay_steps), the quotient of
/// the steps rounded down with staircase.
/// https://keras.io/api/optimizers/learning_rate_schedules/inverse_time_decay/
const EntryOf<Schedule>& inverseTimeDecayScheduleEntry();

}  // namespace minibatch
