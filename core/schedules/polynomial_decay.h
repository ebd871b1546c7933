#pragma once

#include "schedules/schedule.h"

namespace minibatch {

/// PolynomialDecay: falls from initial_learning_rate to end_learning_rate as (1 - step /
/// decay_steps)^power; with cycle, decay_steps is the next multiple of itself that is not below the
/// step. https://keras.io/api/optimizers/learning_rate_schedules/polynomial_decay/
const EntryOf<Schedule>& polynomialDecayScheduleEntry();

}  // namespace minibatch
