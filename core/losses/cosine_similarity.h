#pragma once

#include "losses/loss.h"

namespace minibatch {

/// CosineSimilarity: minus the cosine of the angle between target and prediction along the last
/// axis: -1 for the same direction, 0 for a right angle.
/// https://keras.io/api/losses/regression_losses/#cosinesimilarity-class
const EntryOf<Loss>& cosineSimilarityLossEntry();

}  // namespace minibatch
