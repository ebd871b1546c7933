#pragma once

#include "losses/loss.h"

namespace minibatch {

/// CategoricalCrossentropy(from_logits, label_smoothing): -sum_c t_c log p_c over the last axis,
/// for one-hot targets t (batch, ..., classes). Probabilities are divided by their sum and clipped
/// to [1e-7, 1 - 1e-7]; from logits x, p = softmax(x). Smoothing makes t into t (1 - s) + s /
/// classes. https://keras.io/api/losses/probabilistic_losses/#categoricalcrossentropy-class
const EntryOf<Loss>& categoricalCrossentropyLossEntry();

}  // namespace minibatch
