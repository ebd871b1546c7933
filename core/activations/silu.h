#pragma once

#include "activations/activation.h"

namespace minibatch {

/// silu: f(x) = x sigmoid(x), also called swish.
/// https://keras.io/api/layers/activations/#silu-function
const EntryOf<Activation>& siluActivationEntry();

}  // namespace minibatch
