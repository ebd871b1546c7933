#include "base/eigenvectors.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <vector>

#include "eigen.h"

namespace minibatch {
namespace {

SymmetricEigenvectors found(const Eigen::MatrixXd& matrix) {
  const Index size = matrix.rows();
  SymmetricEigenvectors result(size,
                               std::vector<double>(matrix.data(), matrix.data() + matrix.size()));
  for (Index i = 0; i < SymmetricEigenvectors::steps(size); ++i) result.step();
  return result;
}

Eigen::MatrixXd randomSymmetric(Index size, unsigned seed) {
  std::mt19937 random(seed);
  std::normal_distribution<double> normal;
  Eigen::MatrixXd half(size, size);
  for (Index i = 0; i < size; ++i) {
    for (Index j = 0; j < size; ++j) half(i, j) = normal(random);
  }
  return half + half.transpose();
}

TEST(SymmetricEigenvectors, AreThoseOfEigen) {
  for (const Index size : {1, 2, 3, 7, 30}) {
    const Eigen::MatrixXd matrix = randomSymmetric(size, static_cast<unsigned>(size));
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> expected(matrix);
    const SymmetricEigenvectors result = found(matrix);
    for (Index i = 0; i < size; ++i) {
      const Index there = size - 1 - i;  // Eigen has the smallest first
      EXPECT_NEAR(result.value(i), expected.eigenvalues()[there], 1e-12 * size);
      const std::vector<double> vector = result.vector(i);
      const Eigen::Map<const Eigen::VectorXd> mine(vector.data(), size);
      EXPECT_NEAR(std::abs(mine.dot(expected.eigenvectors().col(there))), 1, 1e-10);
      EXPECT_NEAR((matrix * mine - result.value(i) * mine).norm(), 0, 1e-12 * size);
      EXPECT_GT(
          mine[std::max_element(vector.begin(), vector.end(),
                                [](double a, double b) { return std::abs(a) < std::abs(b); }) -
               vector.begin()],
          0);
    }
  }
}

TEST(SymmetricEigenvectors, OfEqualValuesAndOfNothingAreOrthogonal) {
  Eigen::MatrixXd ones = Eigen::MatrixXd::Ones(4, 4);
  for (const Eigen::MatrixXd& matrix : {ones, Eigen::MatrixXd::Zero(4, 4).eval()}) {
    const SymmetricEigenvectors result = found(matrix);
    EXPECT_NEAR(result.value(0), matrix(0, 0) * 4, 1e-14);
    for (Index i = 0; i < 4; ++i) {
      for (Index j = 0; j < 4; ++j) {
        const std::vector<double> a = result.vector(i), b = result.vector(j);
        double product = 0;
        for (std::size_t k = 0; k < 4; ++k) product += a[k] * b[k];
        EXPECT_NEAR(product, i == j, 1e-14);
      }
    }
  }
}

}  // namespace
}  // namespace minibatch
