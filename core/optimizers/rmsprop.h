#pragma once

#include "optimizers/optimizer.h"

namespace minibatch {

/// RMSprop(learning_rate, rho, momentum, epsilon, centered): divides each gradient by the root of a
/// running mean of its squares; centered: by the root of its running variance (Hinton, "Neural
/// Networks for Machine Learning", lecture 6e, 2012). As in Keras, epsilon stands under the root.
/// https://keras.io/api/optimizers/rmsprop/
const EntryOf<Optimizer>& rmspropOptimizerEntry();

}  // namespace minibatch
