#pragma once

#include "optimizers/optimizer.h"

namespace minibatch {

/// Adamax(learning_rate, beta_1, beta_2, epsilon): Adam with the largest recent gradient in place
/// of the root of the mean square (Kingma & Ba, "Adam", 2015, section 7.1).
/// https://keras.io/api/optimizers/adamax/
const EntryOf<Optimizer>& adamaxOptimizerEntry();

}  // namespace minibatch
