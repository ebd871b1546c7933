#pragma once

#include "losses/loss.h"

namespace minibatch {

/// Huber(delta): mean of e² / 2 where |e| <= delta, else delta |e| - delta² / 2, for e = p - t
/// (Huber, "Robust Estimation of a Location Parameter", 1964).
/// https://keras.io/api/losses/regression_losses/#huber-class
const EntryOf<Loss>& huberLossEntry();

}  // namespace minibatch
