#pragma once

#include "activations/activation.h"

namespace minibatch {

/// relu: f(x) = max(x, 0). https://keras.io/api/layers/activations/#relu-function
const EntryOf<Activation>& reluActivationEntry();

}  // namespace minibatch
