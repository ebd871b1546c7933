#pragma once

#include "losses/loss.h"

namespace minibatch {

/// KLDivergence: sum(t ln(t / p)) over the last axis, both clipped to [1e-7, 1] (Kullback &
/// Leibler, "On Information and Sufficiency", 1951).
/// https://keras.io/api/losses/probabilistic_losses/#kldivergence-class
const EntryOf<Loss>& klDivergenceLossEntry();

}  // namespace minibatch
