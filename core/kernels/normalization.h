#pragma once

#include "kernels/row_chunks.h"

namespace minibatch {

// x, y and their gradients are (rows, channels); everything else has one element a channel.
// x_hat = (x - mean) rstd.

/// rstd = 1 / sqrt(variance + epsilon)
void rstdOf(Index channels, Real epsilon, const Real* variance, Real* rstd);
/// moving = momentum moving + (1 - momentum) batch, flushed to zero below 1e-30.
void followMoving(Index channels, Real momentum, const Real* batch, Real* moving);
/// y = x factor + shift
void scaleAndShift(Index rows, Index channels, const Real* x, const Real* factor, const Real* shift,
                   Real* y, Parallel* parallel = nullptr);
/// sums (2, channels) = the sums over the rows of dy, and of dy x_hat. `scratch` holds
/// chunks.scratch(2 channels) elements; null will do for a single chunk.
void normalizationSums(const RowChunks& chunks, Index channels, const Real* x, const Real* dy,
                       const Real* mean, const Real* rstd, Real* sums, Real* scratch,
                       Parallel* parallel = nullptr);
/// dx = gamma rstd (dy - sum of dy / rows - x_hat sum of dy x_hat / rows); without the
/// two sums where they are null. gamma null means 1. Ioffe and Szegedy 2015, section 3.
void normalizationBackward(Index rows, Index channels, const Real* x, const Real* dy,
                           const Real* mean, const Real* rstd, const Real* gamma, const Real* sums,
                           Real* dx, Parallel* parallel = nullptr);
/// dx = factor dy - constant - (x - mean) slope
void scaleAndTilt(Index rows, Index channels, const Real* x, const Real* dy, const Real* mean,
                  const Real* factor, const Real* constant, const Real* slope, Real* dx);

}  // namespace minibatch
