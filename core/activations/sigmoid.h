#pragma once

#include "activations/activation.h"

namespace minibatch {

/// sigmoid: f(x) = 1 / (1 + exp(-x)). https://keras.io/api/layers/activations/#sigmoid-function
const EntryOf<Activation>& sigmoidActivationEntry();

}  // namespace minibatch
