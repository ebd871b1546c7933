#pragma once

#include "losses/loss.h"

namespace minibatch {

/// Poisson: mean(p - t ln(p + 1e-7)).
/// https://keras.io/api/losses/probabilistic_losses/#poisson-class
const EntryOf<Loss>& poissonLossEntry();

}  // namespace minibatch
