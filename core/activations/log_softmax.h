#pragma once

#include "activations/activation.h"

namespace minibatch {

/// log_softmax: f(x)_i = x_i - ln(sum_j exp(x_j)) along the last axis.
/// https://keras.io/api/layers/activations/#logsoftmax-function
const EntryOf<Activation>& logSoftmaxActivationEntry();

}  // namespace minibatch
