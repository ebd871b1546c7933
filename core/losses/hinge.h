#pragma once

#include "losses/loss.h"

namespace minibatch {

/// Hinge: mean(max(1 - t p, 0)). Targets are -1 and 1; as in Keras, a batch whose targets are all
/// 0 or 1 has them turned into -1 and 1.
/// https://keras.io/api/losses/hinge_losses/#hinge-class
const EntryOf<Loss>& hingeLossEntry();

}  // namespace minibatch
