#pragma once

#include "losses/loss.h"

namespace minibatch {

/// BinaryCrossentropy(from_logits, label_smoothing): the mean over the last axis of
/// -(t log p + (1 - t) log(1 - p)), with p clipped to [1e-7, 1 - 1e-7]; from a logit x,
/// max(x, 0) - x t + log(1 + exp(-|x|)). Smoothing makes t into t (1 - s) + s / 2.
/// https://keras.io/api/losses/probabilistic_losses/#binarycrossentropy-class
const EntryOf<Loss>& binaryCrossentropyLossEntry();

}  // namespace minibatch
