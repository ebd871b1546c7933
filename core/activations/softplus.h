#pragma once

#include "activations/activation.h"

namespace minibatch {

/// softplus: f(x) = ln(1 + exp(x)).
/// https://keras.io/api/layers/activations/#softplus-function
const EntryOf<Activation>& softplusActivationEntry();

}  // namespace minibatch
