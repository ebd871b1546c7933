#pragma once

#include "activations/activation.h"

namespace minibatch {

/// gelu: f(x) = x Φ(x), Φ being the share of a standard normal below x (Hendrycks & Gimpel,
/// "Gaussian Error Linear Units", 2016). As Keras's default, not the approximation by tanh.
/// https://keras.io/api/layers/activations/#gelu-function
const EntryOf<Activation>& geluActivationEntry();

}  // namespace minibatch
