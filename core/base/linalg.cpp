#include "base/linalg.h"

// Not vectorized: bits must not depend on the machine.
#define EIGEN_DONT_VECTORIZE
#define EIGEN_MPL2_ONLY
#include <Eigen/Core>
#include <algorithm>
#include <cmath>

namespace minibatch {
namespace {

using Eigen::MatrixXd;
using Eigen::VectorXd;

}  // namespace

// Eigen's reflections cost the browser three times as much as these loops, and its HouseholderQR
// ten times: it goes by blocks of columns, in an order that depends on the caches.
std::vector<double> orthonormalColumns(Index rows, Index columns, std::span<const double> matrix) {
  std::vector<double> a(matrix.begin(), matrix.end());
  std::vector<double> tau(static_cast<std::size_t>(columns)), diagonal = tau;
  // The column from its diagonal on: a reflector has 1 there, and below what `a` keeps.
  const auto below = [rows](std::vector<double>& of, Index column, Index from) {
    return of.data() + column * rows + from;
  };
  // y - tau (v . y) v for the columns of `of` from `first` on.
  const auto reflect = [&](std::vector<double>& of, Index k, Index first) {
    const double* v = below(a, k, k);
    for (Index column = first; column < columns; ++column) {
      double* y = below(of, column, k);
      double sum = y[0];
      for (Index i = 1; i < rows - k; ++i) sum += v[i] * y[i];
      sum *= tau[k];
      y[0] -= sum;
      for (Index i = 1; i < rows - k; ++i) y[i] -= sum * v[i];
    }
  };
  for (Index k = 0; k < columns; ++k) {
    double* x = below(a, k, k);
    double tail = 0;
    for (Index i = 1; i < rows - k; ++i) tail += x[i] * x[i];
    const double norm = std::sqrt(x[0] * x[0] + tail);
    diagonal[k] = tail > 0 ? (x[0] < 0 ? norm : -norm) : x[0];
    if (tail > 0) {
      tau[k] = (diagonal[k] - x[0]) / diagonal[k];
      const double pivot = x[0] - diagonal[k];
      for (Index i = 1; i < rows - k; ++i) x[i] /= pivot;
    }
    reflect(a, k, k + 1);
  }
  std::vector<double> q(static_cast<std::size_t>(rows * columns));
  for (Index k = columns - 1; k >= 0; --k) {
    *below(q, k, k) = 1;
    reflect(q, k, k);
  }
  for (Index k = 0; k < columns; ++k) {
    if (diagonal[k] >= 0) continue;
    for (Index i = 0; i < rows; ++i) q[k * rows + i] = -q[k * rows + i];
  }
  return q;
}

std::vector<double> covariance(std::span<const std::vector<double>> columns) {
  const auto count = static_cast<Index>(columns.size());
  const auto rows = count ? static_cast<Index>(columns[0].size()) : 0;
  MatrixXd centered(rows, count);
  for (Index i = 0; i < count; ++i) {
    const Eigen::Map<const VectorXd> column(columns[static_cast<std::size_t>(i)].data(), rows);
    centered.col(i) = column.array() - column.mean();
  }
  std::vector<double> result(static_cast<std::size_t>(count * count));
  Eigen::Map<MatrixXd> covariances(result.data(), count, count);
  for (Index i = 0; i < count; ++i) {
    for (Index j = 0; j <= i; ++j) {
      const double sum = centered.col(i).dot(centered.col(j));
      covariances(i, j) = covariances(j, i) = sum / static_cast<double>(rows - 1);
    }
  }
  return result;
}

std::vector<double> correlation(std::span<const std::vector<double>> columns) {
  std::vector<double> result = covariance(columns);
  const auto count = static_cast<Index>(columns.size());
  Eigen::Map<MatrixXd> matrix(result.data(), count, count);
  const VectorXd deviation = matrix.diagonal().cwiseSqrt();
  for (Index i = 0; i < count; ++i) {
    for (Index j = 0; j < count; ++j) {
      const double value = matrix(i, j) / deviation[i] / deviation[j];
      matrix(i, j) = std::isnan(value) ? value : std::clamp(value, -1.0, 1.0);
    }
  }
  return result;
}

}  // namespace minibatch
