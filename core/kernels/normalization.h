#pragma once

#include "base/tensor.h"

namespace minibatch {

// x, y and their gradients are (rows, channels); everything else has one element a channel.
// x_hat = (x - mean) inverse_deviation.

/// inverse_deviation = 1 / sqrt(variance + epsilon)
void inverseDeviation(Index channels, Real epsilon, const Real* variance, Real* inverse_deviation);
/// moving = momentum moving + (1 - momentum) batch, flushed to zero below 1e-30.
void followMoving(Index channels, Real momentum, const Real* batch, Real* moving);
/// y = x factor + shift
void scaleAndShift(Index rows, Index channels, const Real* x, const Real* factor, const Real* shift,
                   Real* y);
/// sum_dy = sum of dy over the rows; sum_dy_x_hat = sum of dy x_hat over the rows.
void normalizationSums(Index rows, Index channels, const Real* x, const Real* dy, const Real* mean,
                       const Real* inverse_deviation, Real* sum_dy, Real* sum_dy_x_hat);
/// dx = gamma inverse_deviation (dy - sum_dy / rows - x_hat sum_dy_x_hat / rows); without the two
/// sums where sum_dy is null. gamma null means 1. Ioffe and Szegedy 2015, section 3.
void normalizationBackward(Index rows, Index channels, const Real* x, const Real* dy,
                           const Real* mean, const Real* inverse_deviation, const Real* gamma,
                           const Real* sum_dy, const Real* sum_dy_x_hat, Real* dx);
/// dx = factor dy - constant - (x - mean) slope
void scaleAndTilt(Index rows, Index channels, const Real* x, const Real* dy, const Real* mean,
                  const Real* factor, const Real* constant, const Real* slope, Real* dx);

}  // namespace minibatch
