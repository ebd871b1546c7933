#pragma once

#include "activations/activation.h"

namespace minibatch {

/// mish: f(x) = x tanh(softplus(x)) (Misra, "Mish: A Self Regularized
/// Non-Monotonic Activation Function", 2019).
/// https://keras.io/api/layers/activations/#mish-function
const EntryOf<Activation>& mishActivationEntry();

}  // namespace minibatch
