#pragma once

#include "schedules/schedule.h"

namespace minibatch {

/// ExponentialDecay: initial_learning_rate decay_rate^(step / decay_steps), the exponent rounded
/// down with staircase. https://keras.io/api/optimizers/learning_rate_schedules/exponential_decay/
const EntryOf<Schedule>& exponentialDecayScheduleEntry();

}  // namespace minibatch
