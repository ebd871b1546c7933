#pragma once

#include "schedules/schedule.h"

namespace minibatch {

/// CosineDecayRestarts: half cosine waves, each t_mul times as long and m_mul times as high as the
/// one before (Loshchilov & Hutter, "SGDR", 2017). Keras finds the wave by rounded logarithms; here
/// a wave begins exactly at its first step.
/// https://keras.io/api/optimizers/learning_rate_schedules/cosine_decay_restarts/
const EntryOf<Schedule>& cosineDecayRestartsScheduleEntry();

}  // namespace minibatch
