#pragma once

#include "losses/loss.h"

namespace minibatch {

/// MeanSquaredError: the mean of (target - prediction)² over the last axis.
/// https://keras.io/api/losses/regression_losses/#meansquarederror-class
const EntryOf<Loss>& meanSquaredErrorLossEntry();

}  // namespace minibatch
