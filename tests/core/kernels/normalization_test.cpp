#include "kernels/normalization.h"

#include <gtest/gtest.h>

#include "core/kernels/reference.h"
#include "core/threads.h"
#include "kernels/reductions.h"
#include "kernels/row_normalization.h"

namespace minibatch {
namespace {

using reference::randomReals;

constexpr double kEpsilon = 0.001;

std::vector<double> doubles(const std::vector<Real>& values) {
  return {values.begin(), values.end()};
}

double tolerance() { return 64 * static_cast<double>(std::numeric_limits<Real>::epsilon()); }

/// Batch normalization of x (rows, channels) and the backward pass, with one or several threads.
struct Batch {
  Batch(Index rows, Index channels, Parallel* parallel) {
    const std::vector<Real> x = randomReals(rows * channels, 1);
    const std::vector<Real> dy = randomReals(rows * channels, 2);
    const std::vector<Real> gamma = randomReals(channels, 3), beta = randomReals(channels, 4);
    const RowChunks chunks(rows);
    std::vector<Real> scratch(chunks.scratch(2 * channels)), variance(channels);
    columnMoments(chunks, channels, x.data(), mean.data(), variance.data(), scratch.data(),
                  parallel);
    rstdOf(channels, kEpsilon, variance.data(), rstd.data());
    scaleAndShift(rows, channels, x.data(), gamma.data(), beta.data(), y.data(), parallel);
    normalizationSums(chunks, channels, x.data(), dy.data(), mean.data(), rstd.data(), sums.data(),
                      scratch.data(), parallel);
    normalizationBackward(rows, channels, x.data(), dy.data(), mean.data(), rstd.data(),
                          gamma.data(), sums.data(), dx.data(), parallel);
    normalizationBackward(rows, channels, x.data(), dy.data(), mean.data(), rstd.data(), nullptr,
                          nullptr, dx_of_constants.data(), parallel);
  }

  void expectEqual(const Batch& other) const {
    EXPECT_EQ(mean, other.mean);
    EXPECT_EQ(rstd, other.rstd);
    EXPECT_EQ(sums, other.sums);
    EXPECT_EQ(y, other.y);
    EXPECT_EQ(dx, other.dx);
    EXPECT_EQ(dx_of_constants, other.dx_of_constants);
  }

  std::vector<Real> mean = std::vector<Real>(100), rstd = mean, sums = std::vector<Real>(200);
  std::vector<Real> y = std::vector<Real>(400'000), dx = y, dx_of_constants = y;
};

TEST(Normalization, OfColumns) {
  for (Index channels : {1, 3, 4, 8, 13, 66}) {
    for (Index rows : {1, 2, 33, 200, 3000}) {
      SCOPED_TRACE(testing::Message() << rows << " rows, " << channels << " channels");
      const Batch actual(rows, channels, nullptr);
      const std::vector<Real> x = randomReals(rows * channels, 1);
      const std::vector<Real> dy = randomReals(rows * channels, 2);
      const std::vector<Real> gamma = randomReals(channels, 3), beta = randomReals(channels, 4);
      const auto count = static_cast<double>(rows);
      const reference::Normalized expected =
          reference::normalizeColumns(rows, channels, doubles(x), doubles(dy), kEpsilon);
      for (Index c = 0; c < channels; ++c) {
        const double rstd = expected.rstd[c];
        ASSERT_NEAR(actual.mean[c], expected.mean[c], tolerance());
        ASSERT_NEAR(actual.rstd[c], rstd, 16 * tolerance() * rstd);
        ASSERT_NEAR(actual.sums[c], expected.sum[c], tolerance() * count);
        ASSERT_NEAR(actual.sums[channels + c], expected.dot[c], tolerance() * count * rstd);
        for (Index at = c; at < rows * channels; at += channels) {
          ASSERT_NEAR(actual.y[at], x[at] * gamma[c] + beta[c], tolerance());
          ASSERT_NEAR(actual.dx[at], gamma[c] * expected.dx[at], 16 * tolerance() * rstd * rstd);
          ASSERT_NEAR(actual.dx_of_constants[at], rstd * dy[at], 16 * tolerance() * rstd);
        }
      }
      for (int threads : {2, 3, 4})
        actual.expectEqual(Batch(rows, channels, tests::threads(threads)));
    }
  }
}

/// Layer normalization of x (rows, n) and the backward pass.
struct Rows {
  Rows(Index rows, Index n, Parallel* parallel)
      : mean(rows), rstd(rows), y(rows * n), dx(rows * n), dgamma(n), dbeta(n) {
    const std::vector<Real> x = randomReals(rows * n, 1), dy = randomReals(rows * n, 2);
    const std::vector<Real> gamma = randomReals(n, 3), beta = randomReals(n, 4);
    std::vector<Real> scratch(normalizeRowsScratch(rows, n));
    normalizeRows(rows, n, kEpsilon, x.data(), gamma.data(), beta.data(), mean.data(), rstd.data(),
                  y.data(), parallel);
    normalizeRowsBackward(rows, n, x.data(), dy.data(), gamma.data(), mean.data(), rstd.data(),
                          dx.data(), dgamma.data(), dbeta.data(), scratch.data(), parallel);
  }

  std::vector<Real> mean, rstd, y, dx, dgamma, dbeta;
};

TEST(Normalization, OfRows) {
  for (Index n : {2, 5, 64, 600}) {
    for (Index rows : {1, 7, 300}) {
      SCOPED_TRACE(testing::Message() << rows << " rows of " << n);
      const Rows actual(rows, n, nullptr);
      const std::vector<Real> x = randomReals(rows * n, 1), dy = randomReals(rows * n, 2);
      const std::vector<Real> gamma = randomReals(n, 3), beta = randomReals(n, 4);
      std::vector<double> scaled_dy(dy.begin(), dy.end()), dgamma(n), dbeta(n);
      for (Index at = 0; at < rows * n; ++at) scaled_dy[at] *= gamma[at % n];
      const reference::Normalized expected =
          reference::normalizeRows(rows, n, doubles(x), scaled_dy, kEpsilon);
      for (Index at = 0; at < rows * n; ++at) {
        const Index i = at % n;
        const double rstd = expected.rstd[at / n], close = 16 * tolerance() * rstd;
        ASSERT_NEAR(actual.y[at], gamma[i] * expected.y[at] + beta[i], close);
        ASSERT_NEAR(actual.dx[at], expected.dx[at], close * rstd);
        dgamma[i] += dy[at] * expected.y[at];
        dbeta[i] += dy[at];
      }
      for (Index row = 0; row < rows; ++row) {
        ASSERT_NEAR(actual.mean[row], expected.mean[row], tolerance());
        ASSERT_NEAR(actual.rstd[row], expected.rstd[row], 16 * tolerance() * expected.rstd[row]);
      }
      for (Index i = 0; i < n; ++i) {
        ASSERT_NEAR(actual.dgamma[i], dgamma[i], 4 * tolerance() * static_cast<double>(rows));
        ASSERT_NEAR(actual.dbeta[i], dbeta[i], tolerance() * static_cast<double>(rows));
      }
      for (int threads : {2, 3, 4}) {
        const Rows shared(rows, n, tests::threads(threads));
        EXPECT_EQ(shared.y, actual.y);
        EXPECT_EQ(shared.dx, actual.dx);
        EXPECT_EQ(shared.dgamma, actual.dgamma);
        EXPECT_EQ(shared.dbeta, actual.dbeta);
      }
    }
  }
}

}  // namespace
}  // namespace minibatch
