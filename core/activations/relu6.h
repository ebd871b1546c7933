#pragma once

#include "activations/activation.h"

namespace minibatch {

/// relu6: f(x) = min(max(x, 0), 6).
/// https://keras.io/api/layers/activations/#relu6-function
const EntryOf<Activation>& relu6ActivationEntry();

}  // namespace minibatch
