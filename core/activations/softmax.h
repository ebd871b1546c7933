#pragma once

#include "activations/activation.h"

namespace minibatch {

/// softmax: f(x)_i = exp(x_i) / sum_j exp(x_j) along the last axis.
/// https://keras.io/api/layers/activations/#softmax-function
const EntryOf<Activation>& softmaxActivationEntry();

}  // namespace minibatch
