#pragma once

#include "activations/activation.h"

namespace minibatch {

/// linear: f(x) = x. https://keras.io/api/layers/activations/#linear-function
const EntryOf<Activation>& linearActivationEntry();

}  // namespace minibatch
