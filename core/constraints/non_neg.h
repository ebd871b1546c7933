#pragma once

#include "constraints/constraint.h"

namespace minibatch {

/// NonNeg(): negative values become 0. https://keras.io/api/layers/constraints/#nonneg-class
const EntryOf<Constraint>& nonNegConstraintEntry();

}  // namespace minibatch
