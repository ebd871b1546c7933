#pragma once

#include "losses/loss.h"

namespace minibatch {

/// MeanAbsolutePercentageError: 100 mean(|t - p| / max(|t|, 1e-7)).
/// https://keras.io/api/losses/regression_losses/#meanabsolutepercentageerror-class
const EntryOf<Loss>& meanAbsolutePercentageErrorLossEntry();

}  // namespace minibatch
