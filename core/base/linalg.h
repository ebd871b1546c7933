#pragma once

#include <span>
#include <vector>

#include "base/shape.h"

namespace minibatch {

// Linear algebra in double precision: the one door to Eigen. It is compiled without Eigen's own
// vectorization, which would round differently from machine to machine; the products that training
// spends its time in are kernels/gemm.h's.

/// The factor Q (rows, columns) of the QR decomposition of `matrix` (rows, columns; rows >=
/// columns), both by columns, by Householder reflections. Its signs are those that make the
/// diagonal of R positive, which makes it unique: NumPy's `q * sign(diag(r))`.
std::vector<double> orthonormalColumns(Index rows, Index columns, std::span<const double> matrix);

/// The covariances of columns of equal length, at least 1: element (i, j) at i * columns + j.
/// Divided by the length less 1, as numpy.cov(x, rowvar=False) does; NaN for a single row.
std::vector<double> covariance(std::span<const std::vector<double>> columns);

/// The correlation coefficients of columns, as numpy.corrcoef(x, rowvar=False): covariances divided
/// by both standard deviations, within [-1, 1]; NaN where a column does not vary.
std::vector<double> correlation(std::span<const std::vector<double>> columns);

}  // namespace minibatch
