#include "base/linalg.h"

// Not vectorized: bits must not depend on the machine.
#define EIGEN_DONT_VECTORIZE
#define EIGEN_MPL2_ONLY
#include <Eigen/Core>
#include <Eigen/Householder>
#include <algorithm>
#include <cmath>

namespace minibatch {
namespace {

using Eigen::MatrixXd;
using Eigen::VectorXd;

}  // namespace

// One reflection after the other, not Eigen::HouseholderQR: that one goes by blocks of columns,
// whose products bring 30 KB to the browser and sum in an order that depends on the caches.
std::vector<double> orthonormalColumns(Index rows, Index columns, std::span<const double> matrix) {
  MatrixXd a = Eigen::Map<const MatrixXd>(matrix.data(), rows, columns);
  VectorXd tau(columns), diagonal(columns), workspace(columns);
  for (Index k = 0; k < columns; ++k) {
    a.col(k).tail(rows - k).makeHouseholderInPlace(tau[k], diagonal[k]);
    if (k + 1 == columns) break;
    a.bottomRightCorner(rows - k, columns - k - 1)
        .applyHouseholderOnTheLeft(a.col(k).tail(rows - k - 1), tau[k], workspace.data());
  }
  std::vector<double> result(static_cast<std::size_t>(rows * columns));
  Eigen::Map<MatrixXd> q(result.data(), rows, columns);
  q.setIdentity();
  for (Index k = columns - 1; k >= 0; --k) {
    q.bottomRightCorner(rows - k, columns - k)
        .applyHouseholderOnTheLeft(a.col(k).tail(rows - k - 1), tau[k], workspace.data());
  }
  for (Index k = 0; k < columns; ++k) {
    if (diagonal[k] < 0) q.col(k) = -q.col(k);
  }
  return result;
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
