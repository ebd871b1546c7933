#pragma once

#include "regularizers/regularizer.h"

namespace minibatch {

/// L2(l2): l2 Σw². https://keras.io/api/layers/regularizers/#l2-class
const EntryOf<Regularizer>& l2RegularizerEntry();

}  // namespace minibatch
