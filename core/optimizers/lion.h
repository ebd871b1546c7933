#pragma once

#include "optimizers/optimizer.h"

namespace minibatch {

/// Lion(learning_rate, beta_1, beta_2): steps of the same size for every weight, in the direction
/// of a momentum's sign (Chen et al., "Symbolic Discovery of Optimization Algorithms", 2023).
/// https://keras.io/api/optimizers/lion/
const EntryOf<Optimizer>& lionOptimizerEntry();

}  // namespace minibatch
