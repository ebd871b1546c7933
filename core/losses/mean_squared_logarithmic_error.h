#pragma once

#include "losses/loss.h"

namespace minibatch {

/// MeanSquaredLogarithmicError: mean((ln(1 + p) - ln(1 + t))²), where negative values count as
/// 1e-7.
/// https://keras.io/api/losses/regression_losses/#meansquaredlogarithmicerror-class
const EntryOf<Loss>& meanSquaredLogarithmicErrorLossEntry();

}  // namespace minibatch
