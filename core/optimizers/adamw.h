#pragma once

#include "optimizers/optimizer.h"

namespace minibatch {

/// AdamW: Adam whose weight_decay is 0.004 unless given and may not be null; as all optimizers do,
/// it takes the decay from the weights themselves, not through the gradient (Loshchilov & Hutter,
/// "Decoupled Weight Decay Regularization", 2019). https://keras.io/api/optimizers/adamw/
const EntryOf<Optimizer>& adamwOptimizerEntry();

}  // namespace minibatch
