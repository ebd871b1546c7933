#pragma once

#include "optimizers/optimizer.h"

namespace minibatch {

/// Adadelta(learning_rate, rho, epsilon): steps as large as recent steps, in proportion to how
/// large the gradient is among recent gradients (Zeiler, "ADADELTA", 2012; there the rate is 1).
/// https://keras.io/api/optimizers/adadelta/
const EntryOf<Optimizer>& adadeltaOptimizerEntry();

}  // namespace minibatch
