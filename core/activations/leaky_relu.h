#pragma once

#include "activations/activation.h"

namespace minibatch {

/// leaky_relu: f(x) = x where x >= 0, else 0.2 x.
/// https://keras.io/api/layers/activations/#leakyrelu-function
const EntryOf<Activation>& leakyReluActivationEntry();

}  // namespace minibatch
