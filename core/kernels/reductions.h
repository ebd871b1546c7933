#pragma once

#include "kernels/row_chunks.h"

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
/// mean and (biased) variance of each column of x (rows, columns), in two passes. `scratch` holds
/// chunks.scratch(columns) elements; null will do for a single chunk.
void columnMoments(const RowChunks& chunks, Index columns, const Real* x, Real* mean,
                   Real* variance, Real* scratch, Parallel* parallel = nullptr);

}  // namespace minibatch
