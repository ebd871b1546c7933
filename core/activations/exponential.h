#pragma once

#include "activations/activation.h"

namespace minibatch {

/// exponential: f(x) = exp(x).
/// https://keras.io/api/layers/activations/#exponential-function
const EntryOf<Activation>& exponentialActivationEntry();

}  // namespace minibatch
