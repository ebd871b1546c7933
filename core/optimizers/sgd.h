#pragma once

#include "optimizers/optimizer.h"

namespace minibatch {

/// SGD(learning_rate, momentum, nesterov): w -= rate g; with momentum v = momentum v - rate g and
/// w += v, or with Nesterov's momentum w += momentum v - rate g.
/// https://keras.io/api/optimizers/sgd/
const EntryOf<Optimizer>& sgdOptimizerEntry();

}  // namespace minibatch
