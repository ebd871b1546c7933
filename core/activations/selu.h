#pragma once

#include "activations/activation.h"

namespace minibatch {

/// selu: f(x) = 1.0507 x where x > 0, else 1.0507 * 1.6733 (exp(x) - 1), with the constants of
/// Klambauer et al., "Self-Normalizing Neural Networks", 2017.
/// https://keras.io/api/layers/activations/#selu-function
const EntryOf<Activation>& seluActivationEntry();

}  // namespace minibatch
