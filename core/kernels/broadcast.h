#pragma once

#include "base/parallel.h"
#include "base/tensor.h"

namespace minibatch {

// A smaller tensor's axes of extent 1 stand for all positions of a larger one. Both shapes have the
// batch as their first axis; where the smaller one has fewer axes, those missing stand right behind
// the batch.

/// y, of shape `to`, = x, of shape `from`, repeated along the axes where `from` has extent 1.
void broadcastTo(const Shape& from, const Real* x, const Shape& to, Real* y);

/// The gradient of broadcastTo(): y, of shape `to`, = x, of shape `from`, summed over the axes
/// where `to` has extent 1. The order of the sums depends on the shapes only.
void sumTo(const Shape& from, const Real* x, const Shape& to, Real* y);

/// y = x with its axes in another order: axis i of y is axis axes[i] of x, whose shape is given;
/// axes[0] is 0, the batch.
void permuteAxes(const Shape& shape, const int* axes, const Real* x, Real* y,
                 Parallel* parallel = nullptr);

}  // namespace minibatch
