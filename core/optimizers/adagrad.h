#pragma once

#include "optimizers/optimizer.h"

namespace minibatch {

/// Adagrad(learning_rate, initial_accumulator_value, epsilon): divides each gradient by the root of
/// the sum of all its squares (Duchi et al., "Adaptive Subgradient Methods", 2011).
/// https://keras.io/api/optimizers/adagrad/
const EntryOf<Optimizer>& adagradOptimizerEntry();

}  // namespace minibatch
