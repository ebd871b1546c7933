#pragma once

#include "constraints/constraint.h"

namespace minibatch {

/// UnitNorm(axis): every vector gets the length 1.
/// https://keras.io/api/layers/constraints/#unitnorm-class
const EntryOf<Constraint>& unitNormConstraintEntry();

}  // namespace minibatch
