#pragma once

#include "losses/loss.h"

namespace minibatch {

/// SparseCategoricalCrossentropy(from_logits): -log p_t over the last axis, for targets t
/// (batch, ...) that are class numbers from 0. Probabilities are divided by their sum and clipped
/// to [1e-7, 1 - 1e-7]; from logits x, p = softmax(x). Positions whose target is ignore_class have
/// the loss 0 and do not count in the mean. Their gradient is 0, also from probabilities, where
/// that of Keras is NaN.
/// https://keras.io/api/losses/probabilistic_losses/#sparsecategoricalcrossentropy-class
const EntryOf<Loss>& sparseCategoricalCrossentropyLossEntry();

}  // namespace minibatch
