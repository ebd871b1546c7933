#pragma once

#include "schedules/schedule.h"

namespace minibatch {

/// CosineDecay: after warmup_steps, in which the rate goes straight to warmup_target, it falls to
/// alpha of it in half a cosine wave (Loshchilov & Hutter, "SGDR", 2017). As in Keras, warmup_steps
/// count only where there is a warmup_target.
/// https://keras.io/api/optimizers/learning_rate_schedules/cosine_decay/
const EntryOf<Schedule>& cosineDecayScheduleEntry();

}  // namespace minibatch
