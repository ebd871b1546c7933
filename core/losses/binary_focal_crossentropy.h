#pragma once

#include "losses/loss.h"

namespace minibatch {

/// BinaryFocalCrossentropy(apply_class_balancing, alpha, gamma, from_logits, label_smoothing): the
/// binary cross-entropy times (1 - p_t)^gamma, where p_t = t p + (1 - t)(1 - p) is the probability
/// of what is right; with class balancing also times alpha for ones and 1 - alpha for zeros. As in
/// Keras, logits go through the sigmoid first.
/// https://keras.io/api/losses/probabilistic_losses/#binaryfocalcrossentropy-class
const EntryOf<Loss>& binaryFocalCrossentropyLossEntry();

}  // namespace minibatch
