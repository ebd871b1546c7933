#pragma once

#include "regularizers/regularizer.h"

namespace minibatch {

/// L1L2(l1, l2): l1 Σ|w| + l2 Σw². As in Keras, both factors are 0 unless given, so that the bare
/// name penalizes nothing (its documentation says 0.01), and the name is "l1l2" (it says "l1_l2",
/// which is taken here too). https://keras.io/api/layers/regularizers/#l1l2-class
const EntryOf<Regularizer>& l1L2RegularizerEntry();

}  // namespace minibatch
