#pragma once

#include "losses/loss.h"

namespace minibatch {

/// LogCosh: mean(ln(cosh(p - t))), computed as |e| + ln(1 + exp(-2 |e|)) - ln 2.
/// https://keras.io/api/losses/regression_losses/#logcosh-class
const EntryOf<Loss>& logCoshLossEntry();

}  // namespace minibatch
