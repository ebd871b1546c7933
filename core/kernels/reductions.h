#pragma once

#include "base/tensor.h"

namespace minibatch {

// Every sum has an order that depends on the sizes only.

/// The sum of n elements, accumulated in double.
double sum(Index n, const Real* x);
/// The sum of squares of n elements, accumulated in double.
double sumOfSquares(Index n, const Real* x);
/// The sum of the absolute values of n elements, accumulated in double.
double sumOfMagnitudes(Index n, const Real* x);
/// Whether all n elements are finite.
bool allFinite(Index n, const Real* x);
/// sums (columns) = sum of x (rows, columns) over its rows.
void columnSums(Index rows, Index columns, const Real* x, Real* sums);
/// sums (columns) = sum over rows of x * z, both (rows, columns).
void columnDots(Index rows, Index columns, const Real* x, const Real* z, Real* sums);
/// mean and (biased) variance of each column of x (rows, columns), in two passes.
void columnMoments(Index rows, Index columns, const Real* x, Real* mean, Real* variance);

}  // namespace minibatch
