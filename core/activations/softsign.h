#pragma once

#include "activations/activation.h"

namespace minibatch {

/// softsign: f(x) = x / (1 + |x|).
/// https://keras.io/api/layers/activations/#softsign-function
const EntryOf<Activation>& softsignActivationEntry();

}  // namespace minibatch
