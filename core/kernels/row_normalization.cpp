#include "kernels/row_normalization.h"

#include <algorithm>
#include <cmath>

#include "kernels/row_chunks.h"
#include "kernels/simd.h"

namespace minibatch {
namespace {

using simd::kLanes;
using simd::Vector;

// Vectors summed in Real before they are added to a sum in double.
constexpr Index kChunk = 64 * kLanes;

/// The sum of term(i), i = 0 … n - 1; `vector_term` gives four terms at once.
template <class VectorTerm, class Term>
MINIBATCH_INLINE double sumRow(Index n, VectorTerm vector_term, Term term) {
  double total = 0;
  Index i = 0;
  while (i + kLanes <= n) {
    const Index end = std::min(n, i + kChunk);
    Vector partial = {};
    for (; i + kLanes <= end; i += kLanes) partial += vector_term(i);
    total += simd::horizontalSum(partial);
  }
  for (; i < n; ++i) total += term(i);
  return total;
}

// A chunk's own sums are worth it from about that many elements on.
RowChunks chunksOf(Index rows, Index n) {
  return RowChunks(rows, std::max<Index>(4, 2048 / std::max<Index>(n, 1)));
}

void normalizeRow(Index n, Real epsilon, const Real* x, const Real* gamma, const Real* beta,
                  Real* mean_out, Real* rstd_out, Real* y) {
  Real mean = 0;
  if (mean_out) {
    const double sum =
        sumRow(n, [=](Index i) { return simd::load(x + i); }, [=](Index i) { return x[i]; });
    *mean_out = mean = static_cast<Real>(sum / static_cast<double>(n));
  }
  const double squares = sumRow(
      n,
      [=](Index i) {
        const Vector deviation = simd::load(x + i) - simd::splat(mean);
        return deviation * deviation;
      },
      [=](Index i) { return (x[i] - mean) * (x[i] - mean); });
  const Real rstd = static_cast<Real>(1 / std::sqrt(squares / static_cast<double>(n) + epsilon));
  *rstd_out = rstd;
  for (Index i = 0; i < n; ++i) y[i] = (x[i] - mean) * rstd;
  if (gamma) {
    for (Index i = 0; i < n; ++i) y[i] *= gamma[i];
  }
  if (beta) {
    for (Index i = 0; i < n; ++i) y[i] += beta[i];
  }
}

void normalizeRowBackward(Index n, const Real* x, const Real* dy, const Real* gamma,
                          const Real* row_mean, Real rstd, Real* dx) {
  const Real mean = row_mean ? *row_mean : 0;
  const auto vector_gradient = [=](Index i) {
    const Vector g = simd::load(dy + i);
    return gamma ? g * simd::load(gamma + i) : g;
  };
  const auto gradient = [=](Index i) { return gamma ? dy[i] * gamma[i] : dy[i]; };
  const double sum = row_mean ? sumRow(n, vector_gradient, gradient) : 0;
  const double dot = sumRow(
      n, [=](Index i) { return vector_gradient(i) * (simd::load(x + i) - simd::splat(mean)); },
      [=](Index i) { return gradient(i) * (x[i] - mean); });
  const Real constant = static_cast<Real>(sum / static_cast<double>(n));
  const Real slope = static_cast<Real>(dot / static_cast<double>(n)) * rstd * rstd;
  for (Index i = 0; i < n; ++i) {
    dx[i] = rstd * (gradient(i) - constant - (x[i] - mean) * slope);
  }
}

/// sums (2, n) += dy, and dy x_hat.
void addRow(Index n, const Real* x, const Real* dy, Real mean, Real rstd, Real* sums) {
  for (Index i = 0; i < n; ++i) sums[i] += dy[i];
  for (Index i = 0; i < n; ++i) sums[n + i] += dy[i] * ((x[i] - mean) * rstd);
}

}  // namespace

void normalizeRows(Index rows, Index n, Real epsilon, const Real* x, const Real* gamma,
                   const Real* beta, Real* mean, Real* rstd, Real* y, Parallel* parallel) {
  const double nanoseconds = static_cast<double>(rows) * n;
  forRanges(parallel, rows, 1, nanoseconds, [&](Index first, Index last, int) {
    for (Index row = first; row < last; ++row) {
      normalizeRow(n, epsilon, x + row * n, gamma, beta, mean ? mean + row : nullptr, rstd + row,
                   y + row * n);
    }
  });
}

Index normalizeRowsScratch(Index rows, Index n) { return 2 * n + chunksOf(rows, n).scratch(2 * n); }

void normalizeRowsBackward(Index rows, Index n, const Real* x, const Real* dy, const Real* gamma,
                           const Real* mean, const Real* rstd, Real* dx, Real* dgamma, Real* dbeta,
                           Real* scratch, Parallel* parallel) {
  const double nanoseconds = static_cast<double>(rows) * n * 1.5;
  sumChunks(chunksOf(rows, n), 2 * n, nanoseconds, scratch, scratch + 2 * n, parallel,
            [&](Index first, Index count, Real* sums) {
              std::fill_n(sums, 2 * n, Real{0});
              for (Index row = first; row < first + count; ++row) {
                const Index at = row * n;
                const Real* row_mean = mean ? mean + row : nullptr;
                const Real row_rstd = rstd[row];
                if (dgamma || dbeta)
                  addRow(n, x + at, dy + at, row_mean ? *row_mean : 0, row_rstd, sums);
                if (dx)
                  normalizeRowBackward(n, x + at, dy + at, gamma, row_mean, row_rstd, dx + at);
              }
            });
  if (dbeta) std::copy_n(scratch, n, dbeta);
  if (dgamma) std::copy_n(scratch + n, n, dgamma);
}

}  // namespace minibatch
