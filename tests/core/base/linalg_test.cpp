#include "base/linalg.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "base/random.h"
#include "eigen.h"

// Expected values by NumPy 2.4.6: linalg.qr, with q *= sign(diag(r)), cov and corrcoef.

namespace minibatch {
namespace {

using Rows = std::vector<std::vector<double>>;

std::vector<std::vector<double>> columnsOf(const Rows& rows) {
  std::vector<std::vector<double>> columns(rows[0].size());
  for (const auto& row : rows) {
    for (std::size_t j = 0; j < row.size(); ++j) columns[j].push_back(row[j]);
  }
  return columns;
}

void expectMatrix(const std::vector<double>& actual, const Rows& expected, double tolerance) {
  ASSERT_EQ(actual.size(), expected.size() * expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    for (std::size_t j = 0; j < expected.size(); ++j) {
      EXPECT_NEAR(actual[i * expected.size() + j], expected[i][j],
                  tolerance * std::max(1.0, std::abs(expected[i][j])))
          << i << ", " << j;
    }
  }
}

TEST(LinearAlgebra, OrthonormalColumnsAreNumPysQ) {
  const Rows a = {{1.5, -0.25, 2.0},
                  {0.5, 3.0, -1.0},
                  {-2.0, 0.75, 0.125},
                  {1.0, -1.5, 0.5},
                  {0.25, 0.5, -3.0}};
  const Rows q = {{0.5454545454545454, 0.02836533550968142, 0.48684837880335646},
                  {0.18181818181818182, 0.910104807417012, 0.0734598672112144},
                  {-0.7272727272727273, 0.08388897097544076, 0.2310095500403046},
                  {0.36363636363636365, -0.3705599149562635, -0.09658346685629507},
                  {0.09090909090909091, 0.16294979973646764, -0.8335997394949506}};
  std::vector<double> matrix;
  for (const auto& column : columnsOf(a)) matrix.insert(matrix.end(), column.begin(), column.end());
  const std::vector<double> actual = orthonormalColumns(5, 3, matrix);
  for (std::size_t i = 0; i < 5; ++i) {
    for (std::size_t j = 0; j < 3; ++j) EXPECT_NEAR(actual[j * 5 + i], q[i][j], 1e-15);
  }
}

// Larger than the blocks of Eigen's own decomposition, which it is compared with.
TEST(LinearAlgebra, OrthonormalColumnsOfAnySizeAreEigensQ) {
  for (const auto& [rows, columns] : {std::pair<Index, Index>(1, 1), {7, 7}, {200, 120}}) {
    Random random({.seed = 3, .purpose = RandomPurpose::kInitializer, .stream = 1});
    std::vector<double> matrix(static_cast<std::size_t>(rows * columns));
    for (double& value : matrix) value = random.normal();
    const std::vector<double> actual = orthonormalColumns(rows, columns, matrix);
    const Eigen::HouseholderQR<Eigen::MatrixXd> qr(
        Eigen::Map<const Eigen::MatrixXd>(matrix.data(), rows, columns));
    Eigen::MatrixXd q = qr.householderQ() * Eigen::MatrixXd::Identity(rows, columns);
    for (Index k = 0; k < columns; ++k) {
      if (qr.matrixQR()(k, k) < 0) q.col(k) *= -1;
    }
    const Eigen::Map<const Eigen::MatrixXd> mine(actual.data(), rows, columns);
    EXPECT_LT((mine - q).cwiseAbs().maxCoeff(), 1e-12) << rows << " x " << columns;
    EXPECT_LT((mine.transpose() * mine - Eigen::MatrixXd::Identity(columns, columns))
                  .cwiseAbs()
                  .maxCoeff(),
              1e-13);
  }
}

const Rows kTable = {
    {2.1, 8.0, -1.0}, {2.5, 10.0, -4.0}, {3.6, 14.0, 0.5}, {4.0, 1.5, 2.0}, {-1.25, 6.0, 1e3}};

TEST(LinearAlgebra, CovarianceIsNumPys) {
  expectMatrix(covariance(columnsOf(kTable)),
               {{4.3004999999999995, 1.04875, -859.20625},
                {1.04875, 21.55, -479.5625},
                {-859.20625, -479.5625, 200255.0}},
               1e-14);
  // Far from zero, where a difference of sums of squares would have no digit left.
  expectMatrix(covariance(columnsOf({{1e9 + 1, 2}, {1e9 + 2, 4}, {1e9 + 4, 5}})),
               {{2.3333333333333357, 2.1666666666666665}, {2.1666666666666665, 2.3333333333333335}},
               1e-14);
}

TEST(LinearAlgebra, CorrelationIsNumPys) {
  expectMatrix(correlation(columnsOf(kTable)),
               {{1.0, 0.10894037366988596, -0.9258620159688583},
                {0.10894037366988595, 1.0, -0.2308500080770244},
                {-0.9258620159688583, -0.2308500080770244, 1.0}},
               1e-15);
}

TEST(LinearAlgebra, WhatDoesNotVaryHasNoCorrelation) {
  const std::vector<double> actual = correlation(columnsOf({{1, 5}, {2, 5}, {4, 5}}));
  EXPECT_EQ(actual[0], 1);
  for (std::size_t i = 1; i < 4; ++i) EXPECT_TRUE(std::isnan(actual[i])) << i;
  EXPECT_TRUE(std::isnan(covariance(columnsOf({{1, 5}}))[0]));
  EXPECT_TRUE(covariance({}).empty());
}

}  // namespace
}  // namespace minibatch
