#pragma once

#include "base/parallel.h"
#include "base/tensor.h"

namespace minibatch {

// x, y and their gradients are (rows, n); mean and rstd have one element a row; gamma
// and beta have n elements or are null. x_hat = (x - mean) rstd; where `mean` is null, it is 0 (RMS
// normalization).

/// y = gamma x_hat + beta, after writing each row's mean and 1 / sqrt(variance + epsilon); the
/// (biased) variance is taken in a second pass.
void normalizeRows(Index rows, Index n, Real epsilon, const Real* x, const Real* gamma,
                   const Real* beta, Real* mean, Real* rstd, Real* y, Parallel* parallel = nullptr);
/// dx = rstd (g - mean(g) - x_hat mean(g x_hat)) with g = gamma dy, means over a row;
/// dgamma and dbeta are sums over the rows, whose order depends on (rows, n) only. Each of the
/// three may be null. dx may be dy. Ba, Kiros and Hinton, 2016.
void normalizeRowsBackward(Index rows, Index n, const Real* x, const Real* dy, const Real* gamma,
                           const Real* mean, const Real* rstd, Real* dx, Real* dgamma, Real* dbeta,
                           Real* scratch, Parallel* parallel = nullptr);
/// Reals that it needs as scratch.
Index normalizeRowsScratch(Index rows, Index n);

}  // namespace minibatch
