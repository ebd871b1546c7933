#pragma once

#include "constraints/constraint.h"

namespace minibatch {

/// MaxNorm(max_value, axis): vectors longer than max_value are shortened to it (Srivastava et al.,
/// "Dropout", 2014). https://keras.io/api/layers/constraints/#maxnorm-class
const EntryOf<Constraint>& maxNormConstraintEntry();

}  // namespace minibatch
