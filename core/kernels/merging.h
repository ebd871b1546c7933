#pragma once

#include "base/tensor.h"

namespace minibatch {

// Arrays of n elements; outputs may be the inputs (in place).

/// y = a + b
void add(Index n, const Real* a, const Real* b, Real* y);
/// y = a - b
void subtract(Index n, const Real* a, const Real* b, Real* y);
/// y = the larger of a and b
void maximum(Index n, const Real* a, const Real* b, Real* y);
/// y = the smaller of a and b
void minimum(Index n, const Real* a, const Real* b, Real* y);
/// The gradient of maximum(): db = dy where b is larger, half of it where both are equal, else 0;
/// da = the rest of dy.
void maximumBackward(Index n, const Real* a, const Real* b, const Real* dy, Real* da, Real* db);

}  // namespace minibatch
