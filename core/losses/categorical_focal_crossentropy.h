#pragma once

#include "losses/loss.h"

namespace minibatch {

/// CategoricalFocalCrossentropy(alpha, gamma, from_logits, label_smoothing): the sum over classes
/// of alpha (1 - p)^gamma times the cross-entropy -t ln p. Predictions are divided by their sum and
/// clipped to [1e-7, 1 - 1e-7]; logits go through softmax first.
/// https://keras.io/api/losses/probabilistic_losses/#categoricalfocalcrossentropy-class
const EntryOf<Loss>& categoricalFocalCrossentropyLossEntry();

}  // namespace minibatch
