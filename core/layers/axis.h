#pragma once

#include "base/parallel.h"
#include "base/tensor.h"

namespace minibatch {

/// The position of the axis an argument names, as Keras counts: 0 is the batch, -1 the last.
/// `sample` is a shape without the batch. Throws kShapeMismatch for the batch and for an axis the
/// shape does not have.
int resolveAxis(Index axis, const Shape& sample);

/// A tensor seen as (outer, extent, inner) around one of its axes.
struct AroundAxis {
  Index outer = 1, extent = 1, inner = 1;
  /// Elements from one outer position to the next.
  Index run() const { return extent * inner; }
};

/// `shape` with its batch axis; `axis` as in resolveAxis(), known to be there.
AroundAxis aroundAxis(const Shape& shape, Index axis);

// Kernels that work on channels want them as the last axis. In all of these `shape` is x's, with
// its batch axis, and `axis` that of the channels, known to be there.

bool channelsAreLast(const Shape& shape, Index axis);
/// y = x with the axis of the channels behind those that follow it.
void channelsToLast(const Shape& shape, Index axis, const Real* x, Real* y, Parallel* parallel);
/// x = y with the channels back where they were.
void channelsFromLast(const Shape& shape, Index axis, const Real* y, Real* x, Parallel* parallel);

}  // namespace minibatch
