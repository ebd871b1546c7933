#pragma once

#include "activations/activation.h"

namespace minibatch {

/// hard_sigmoid: f(x) = min(max(x + 3, 0), 6) / 6.
/// https://keras.io/api/layers/activations/#hardsigmoid-function
const EntryOf<Activation>& hardSigmoidActivationEntry();

}  // namespace minibatch
