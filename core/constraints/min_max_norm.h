#pragma once

#include "constraints/constraint.h"

namespace minibatch {

/// MinMaxNorm(min_value, max_value, rate, axis): brings norms between the two, by the share `rate`
/// of the way in each step. https://keras.io/api/layers/constraints/#minmaxnorm-class
const EntryOf<Constraint>& minMaxNormConstraintEntry();

}  // namespace minibatch
