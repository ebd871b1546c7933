#include "kernels/reductions.h"

#include <gtest/gtest.h>

#include "core/kernels/reference.h"

namespace minibatch {
namespace {

using reference::randomReals;
using reference::Sum;
using reference::tolerance;

TEST(Reductions, SumsAreAccumulatedInDouble) {
  for (Index n = 0; n <= 13; ++n) {
    const std::vector<Real> x = randomReals(n, 1);
    double total = 0, squares = 0;
    for (Real value : x) {
      total += value;
      squares += static_cast<double>(value) * value;
    }
    EXPECT_NEAR(sum(n, x.data()), total, 1e-14);
    EXPECT_NEAR(sumOfSquares(n, x.data()), squares, 1e-14);
  }
  const std::vector<Real> many(1000003, static_cast<Real>(0.1));
  EXPECT_NEAR(sum(1000003, many.data()), 1000003.0 * static_cast<Real>(0.1), 1e-6);
}

TEST(Reductions, FiniteMeansEveryElement) {
  for (Index n = 0; n <= 13; ++n) {
    std::vector<Real> x = randomReals(n, 1);
    EXPECT_TRUE(allFinite(n, x.data()));
    for (Index i = 0; i < n; ++i) {
      for (Real bad :
           {std::numeric_limits<Real>::infinity(), -std::numeric_limits<Real>::infinity(),
            std::numeric_limits<Real>::quiet_NaN()}) {
        const Real good = x[i];
        x[i] = bad;
        EXPECT_FALSE(allFinite(n, x.data())) << i << " of " << n;
        x[i] = good;
      }
    }
  }
  const Real largest = std::numeric_limits<Real>::max();
  const std::vector<Real> large(9, largest);
  EXPECT_TRUE(allFinite(9, large.data()));
}

TEST(Reductions, ColumnsOfEveryWidth) {
  for (Index columns = 1; columns <= 37; ++columns) {
    for (Index rows : {0, 1, 2, 7, 63, 64, 65, 600}) {
      const std::vector<Real> x = randomReals(rows * columns, 1),
                              z = randomReals(rows * columns, 2);
      std::vector<Real> sums(columns + 1, -77), dots(columns + 1, -77), mean(columns),
          variance(columns);
      columnSums(rows, columns, x.data(), sums.data());
      columnDots(rows, columns, x.data(), z.data(), dots.data());
      if (rows > 0) {
        columnMoments(RowChunks::one(rows), columns, x.data(), mean.data(), variance.data(),
                      nullptr);
      }
      for (Index c = 0; c < columns; ++c) {
        Sum total, dot, deviations;
        for (Index row = 0; row < rows; ++row) {
          total.add(x[row * columns + c]);
          dot.add(static_cast<double>(x[row * columns + c]) * z[row * columns + c]);
        }
        ASSERT_NEAR(sums[c], total.value, tolerance(total));
        ASSERT_NEAR(dots[c], dot.value, tolerance(dot));
        if (rows == 0) continue;
        const double n = static_cast<double>(rows);
        for (Index row = 0; row < rows; ++row) {
          const double deviation = x[row * columns + c] - total.value / n;
          deviations.add(deviation * deviation);
        }
        ASSERT_NEAR(mean[c], total.value / n, tolerance(total) / n);
        ASSERT_NEAR(variance[c], deviations.value / n, 2 * tolerance(deviations) / n + 1e-14);
      }
      EXPECT_EQ(sums[columns], -77);
      EXPECT_EQ(dots[columns], -77);
    }
  }
}

TEST(Reductions, VarianceOfLargeNumbersCloseTogether) {
  const Index rows = 1000;
  std::vector<Real> x(rows);
  for (Index i = 0; i < rows; ++i) x[i] = 10000 + static_cast<Real>(i % 2);
  Real mean = 0, variance = 0;
  std::vector<Real> scratch(RowChunks(rows).scratch(1));
  columnMoments(RowChunks(rows), 1, x.data(), &mean, &variance, scratch.data());
  EXPECT_NEAR(mean, 10000.5, 0.002);
  EXPECT_NEAR(variance, 0.25, 1e-4);
}

}  // namespace
}  // namespace minibatch
