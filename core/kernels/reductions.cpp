#include "kernels/reductions.h"

#include <algorithm>
#include <cmath>

#include "kernels/simd.h"

namespace minibatch {
namespace {

using simd::kLanes;
using simd::Vector;

// Rows summed in one go, in Real: a column's sum is the sum of such partial sums, so that its
// rounding error does not grow with the number of rows.
constexpr Index kRowsAtOnce = 64;

/// Sums function(i) over 0 … n in four interleaved double sums.
template <class Function>
MINIBATCH_INLINE double sumOf(Index n, Function function) {
  double sums[4] = {};
  Index i = 0;
  for (; i + 4 <= n; i += 4) {
    for (int lane = 0; lane < 4; ++lane) sums[lane] += function(i + lane);
  }
  for (; i < n; ++i) sums[i % 4] += function(i);
  return (sums[0] + sums[2]) + (sums[1] + sums[3]);
}

/// sums[c] = Σ term(row, c); `term` gives the terms of the columns c … as a vector, or of c alone.
template <class VectorTerm, class Term>
MINIBATCH_INLINE void sumColumns(Index rows, Index columns, Real* sums, VectorTerm vector_term,
                                 Term term) {
  std::fill(sums, sums + columns, Real{0});
  for (Index first = 0; first < rows; first += kRowsAtOnce) {
    const Index last = std::min(rows, first + kRowsAtOnce);
    Index c = 0;
    for (; c + 4 * kLanes <= columns; c += 4 * kLanes) {
      Vector partial[4] = {};
      for (Index row = first; row < last; ++row) {
        simd::unrolled<4>([&](auto v) MINIBATCH_INLINE_LAMBDA {
          partial[v()] += vector_term(row, c + v() * kLanes);
        });
      }
      simd::unrolled<4>([&](auto v) MINIBATCH_INLINE_LAMBDA {
        Real* to = sums + c + v() * kLanes;
        simd::store(to, simd::load(to) + partial[v()]);
      });
    }
    for (; c + kLanes <= columns; c += kLanes) {
      Vector partial = {};
      for (Index row = first; row < last; ++row) partial += vector_term(row, c);
      simd::store(sums + c, simd::load(sums + c) + partial);
    }
    for (; c < columns; ++c) {
      Real partial = 0;
      for (Index row = first; row < last; ++row) partial += term(row, c);
      sums[c] += partial;
    }
  }
}

/// sums (columns) = sum over rows of (x - mean)².
void sumSquaredDeviations(Index rows, Index columns, const Real* x, const Real* mean, Real* sums) {
  sumColumns(
      rows, columns, sums,
      [=](Index row, Index c) {
        const Vector deviation = simd::load(x + row * columns + c) - simd::load(mean + c);
        return deviation * deviation;
      },
      [=](Index row, Index c) {
        const Real deviation = x[row * columns + c] - mean[c];
        return deviation * deviation;
      });
}

}  // namespace

double sum(Index n, const Real* x) {
  return sumOf(n, [x](Index i) { return static_cast<double>(x[i]); });
}

double sumOfSquares(Index n, const Real* x) {
  return sumOf(n, [x](Index i) { return static_cast<double>(x[i]) * x[i]; });
}

double sumOfMagnitudes(Index n, const Real* x) {
  return sumOf(n, [x](Index i) { return std::abs(static_cast<double>(x[i])); });
}

bool allFinite(Index n, const Real* x) {
  // x - x is 0 for finite x, and NaN for NaN and infinities.
  Vector differences = {};
  Index i = 0;
  for (; i + kLanes <= n; i += kLanes) {
    const Vector value = simd::load(x + i);
    differences += value - value;
  }
  for (; i < n; ++i) differences[0] += x[i] - x[i];
  return simd::horizontalSum(differences) == 0;
}

void columnSums(Index rows, Index columns, const Real* x, Real* sums) {
  sumColumns(
      rows, columns, sums, [=](Index row, Index c) { return simd::load(x + row * columns + c); },
      [=](Index row, Index c) { return x[row * columns + c]; });
}

void columnDots(Index rows, Index columns, const Real* x, const Real* z, Real* sums) {
  sumColumns(
      rows, columns, sums,
      [=](Index row, Index c) {
        return simd::load(x + row * columns + c) * simd::load(z + row * columns + c);
      },
      [=](Index row, Index c) { return x[row * columns + c] * z[row * columns + c]; });
}

void columnMoments(const RowChunks& chunks, Index columns, const Real* x, Real* mean,
                   Real* variance, Real* scratch, Parallel* parallel) {
  const Real rows = static_cast<Real>(chunks.rows);
  const double nanoseconds = static_cast<double>(chunks.rows) * columns * 0.2;
  sumChunks(chunks, columns, nanoseconds, mean, scratch, parallel,
            [&](Index first, Index count, Real* sums) {
              columnSums(count, columns, x + first * columns, sums);
            });
  for (Index c = 0; c < columns; ++c) mean[c] /= rows;
  sumChunks(chunks, columns, nanoseconds, variance, scratch, parallel,
            [&](Index first, Index count, Real* sums) {
              sumSquaredDeviations(count, columns, x + first * columns, mean, sums);
            });
  for (Index c = 0; c < columns; ++c) variance[c] /= rows;
}

}  // namespace minibatch
