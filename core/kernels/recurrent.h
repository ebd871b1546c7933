#pragma once

#include "base/tensor.h"

namespace minibatch {

// The elementwise parts of recurrent layers. `batch` samples of `units` elements; a block is
// (batch, units). Products of gates stand side by side, (batch, gates, units). Unless a function
// says otherwise, outputs may not be inputs.

/// y (steps, batch, features) = x (batch, steps, features) times mask (batch, features), which may
/// be null. `reverse`: the last step first.
void toTimeMajor(Index batch, Index steps, Index features, bool reverse, const Real* x,
                 const Real* mask, Real* y);
/// The gradient of toTimeMajor: dx = dy times mask, or with `add`, dx += it.
void fromTimeMajor(Index batch, Index steps, Index features, bool reverse, const Real* dy,
                   const Real* mask, bool add, Real* dx);

/// blocks (gates, batch, units), `block_stride` elements apart, = a + b, both (batch, gates, units)
/// with `stride` elements a sample.
void splitGates(Index batch, Index units, Index gates, Index stride, const Real* a, const Real* b,
                Index block_stride, Real* blocks);
/// joined (batch, gates, units), with `stride` elements a sample, = blocks (gates, batch, units),
/// `block_stride` elements apart.
void joinGates(Index batch, Index units, Index gates, Index stride, Index block_stride,
               const Real* blocks, Real* joined);
/// block (batch, units) = one gate of (batch, gates, units) with `stride` elements a sample.
void gatherGate(Index batch, Index units, Index stride, const Real* joined, Real* block);
/// With a and b one gate of (batch, gates, units): kept = b and sum = a + factor b, blocks.
void addScaledGate(Index batch, Index units, Index stride, const Real* a, const Real* b,
                   const Real* factor, Real* kept, Real* sum);

/// y += x z, n elements.
void multiplyAdd(Index n, const Real* x, const Real* z, Real* y);
/// y = a x + (1 - a) z, n elements.
void mix(Index n, const Real* a, const Real* x, const Real* z, Real* y);
/// The gradients of mix: da = dy (x - z), dz = dy (1 - a), dx = dy a; dx may be dy.
void mixBackward(Index n, const Real* a, const Real* x, const Real* z, const Real* dy, Real* da,
                 Real* dx, Real* dz);

}  // namespace minibatch
