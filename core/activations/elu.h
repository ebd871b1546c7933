#pragma once

#include "activations/activation.h"

namespace minibatch {

/// elu: f(x) = x where x > 0, else exp(x) - 1 (Clevert et al., "Fast and Accurate
/// Deep Network Learning by Exponential Linear Units", 2016).
/// https://keras.io/api/layers/activations/#elu-function
const EntryOf<Activation>& eluActivationEntry();

}  // namespace minibatch
