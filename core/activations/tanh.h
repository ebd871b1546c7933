#pragma once

#include "activations/activation.h"

namespace minibatch {

/// tanh: f(x) = (exp(x) - exp(-x)) / (exp(x) + exp(-x)).
/// https://keras.io/api/layers/activations/#tanh-function
const EntryOf<Activation>& tanhActivationEntry();

}  // namespace minibatch
