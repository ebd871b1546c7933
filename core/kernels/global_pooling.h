#pragma once

#include "base/tensor.h"

namespace minibatch {

// x and dx are (batch, positions, channels); y and dy are (batch, channels).

/// y = mean over the positions.
void globalAverageForward(Index batch, Index positions, Index channels, const Real* x, Real* y);
/// dx = dy / positions
void globalAverageBackward(Index batch, Index positions, Index channels, const Real* dy, Real* dx);
/// y = mean over the positions where mask (batch, positions) is 1; NaN, as in Keras, where none is.
void maskedAverageForward(Index batch, Index positions, Index channels, const Real* mask,
                          const Real* x, Real* y);
void maskedAverageBackward(Index batch, Index positions, Index channels, const Real* mask,
                           const Real* dy, Real* dx);
/// y = maximum over the positions.
void globalMaxForward(Index batch, Index positions, Index channels, const Real* x, Real* y);
/// dx = dy shared evenly among the positions that have the maximum y, 0 elsewhere.
void globalMaxBackward(Index batch, Index positions, Index channels, const Real* x, const Real* y,
                       const Real* dy, Real* dx);

}  // namespace minibatch
