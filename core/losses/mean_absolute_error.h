#pragma once

#include "losses/loss.h"

namespace minibatch {

/// MeanAbsoluteError: the mean of |target - prediction| over the last axis.
/// https://keras.io/api/losses/regression_losses/#meanabsoluteerror-class
const EntryOf<Loss>& meanAbsoluteErrorLossEntry();

}  // namespace minibatch
