#pragma once

#include "optimizers/optimizer.h"

namespace minibatch {

/// Nadam(learning_rate, beta_1, beta_2, epsilon): Adam with Nesterov's momentum and a schedule of
/// the momentum, u_t = beta_1 (1 - 0.96^t / 2) (Dozat, "Incorporating Nesterov Momentum into Adam",
/// 2016).
/// https://keras.io/api/optimizers/Nadam/
const EntryOf<Optimizer>& nadamOptimizerEntry();

}  // namespace minibatch
