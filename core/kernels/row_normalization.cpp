#include "kernels/row_normalization.h"

#include <algorithm>
#include <cmath>

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

}  // namespace

void normalizeRows(Index rows, Index n, Real epsilon, const Real* x, const Real* gamma,
                   const Real* beta, Real* mean, Real* inverse_deviation, Real* y) {
  for (Index row = 0; row < rows; ++row, x += n, y += n) {
    const double sum =
        sumRow(n, [=](Index i) { return simd::load(x + i); }, [=](Index i) { return x[i]; });
    const Real middle = static_cast<Real>(sum / static_cast<double>(n));
    const double squares = sumRow(
        n,
        [=](Index i) {
          const Vector deviation = simd::load(x + i) - simd::splat(middle);
          return deviation * deviation;
        },
        [=](Index i) { return (x[i] - middle) * (x[i] - middle); });
    const Real inverse =
        static_cast<Real>(1 / std::sqrt(squares / static_cast<double>(n) + epsilon));
    mean[row] = middle;
    inverse_deviation[row] = inverse;
    for (Index i = 0; i < n; ++i) y[i] = (x[i] - middle) * inverse;
    if (gamma) {
      for (Index i = 0; i < n; ++i) y[i] *= gamma[i];
    }
    if (beta) {
      for (Index i = 0; i < n; ++i) y[i] += beta[i];
    }
  }
}

void normalizeRowsBackward(Index rows, Index n, const Real* x, const Real* dy, const Real* gamma,
                           const Real* mean, const Real* inverse_deviation, Real* dx, Real* dgamma,
                           Real* dbeta) {
  if (dgamma) std::fill_n(dgamma, n, Real{0});
  if (dbeta) std::fill_n(dbeta, n, Real{0});
  for (Index row = 0; row < rows; ++row, x += n, dy += n) {
    const Real middle = mean[row], inverse = inverse_deviation[row];
    if (dbeta) {
      for (Index i = 0; i < n; ++i) dbeta[i] += dy[i];
    }
    if (dgamma) {
      for (Index i = 0; i < n; ++i) dgamma[i] += dy[i] * ((x[i] - middle) * inverse);
    }
    if (!dx) continue;
    const auto vector_gradient = [=](Index i) {
      const Vector g = simd::load(dy + i);
      return gamma ? g * simd::load(gamma + i) : g;
    };
    const auto gradient = [=](Index i) { return gamma ? dy[i] * gamma[i] : dy[i]; };
    const double sum = sumRow(n, vector_gradient, gradient);
    const double dot = sumRow(
        n, [=](Index i) { return vector_gradient(i) * (simd::load(x + i) - simd::splat(middle)); },
        [=](Index i) { return gradient(i) * (x[i] - middle); });
    const Real constant = static_cast<Real>(sum / static_cast<double>(n));
    const Real slope = static_cast<Real>(dot / static_cast<double>(n)) * inverse * inverse;
    for (Index i = 0; i < n; ++i) {
      dx[i] = inverse * (gradient(i) - constant - (x[i] - middle) * slope);
    }
    dx += n;
  }
}

}  // namespace minibatch
