#pragma once

#include "regularizers/regularizer.h"

namespace minibatch {

/// L1(l1): l1 Σ|w|. https://keras.io/api/layers/regularizers/#l1-class
const EntryOf<Regularizer>& l1RegularizerEntry();

}  // namespace minibatch
