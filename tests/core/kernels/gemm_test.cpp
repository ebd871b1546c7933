#include "kernels/gemm.h"

#include <gtest/gtest.h>

#include "core/kernels/reference.h"
#include "core/threads.h"

namespace minibatch {
namespace {

using reference::randomReals;
using reference::Sum;
using reference::tolerance;

struct Case {
  Index m, n, k;
  bool a_transposed, b_transposed, bias, relu;
  Index padding;  // extra elements of every row
};

std::ostream& operator<<(std::ostream& out, const Case& c) {
  return out << "m=" << c.m << " n=" << c.n << " k=" << c.k << (c.a_transposed ? " aT" : "")
             << (c.b_transposed ? " bT" : "") << (c.bias ? " bias" : "") << (c.relu ? " relu" : "")
             << " padding=" << c.padding;
}

constexpr Real kUntouched = -77;

void check(const Case& t) {
  SCOPED_TRACE(testing::Message() << t);
  const Index a_rows = t.a_transposed ? t.k : t.m,
              a_stride = (t.a_transposed ? t.m : t.k) + t.padding;
  const Index b_rows = t.b_transposed ? t.n : t.k,
              b_stride = (t.b_transposed ? t.k : t.n) + t.padding;
  const Index c_stride = t.n + t.padding;
  // Exactly as long as gemm() may read: a sanitizer sees anything beyond.
  const auto length = [&](Index rows, Index stride) {
    return rows == 0 ? 0 : rows * stride - t.padding;
  };
  const std::vector<Real> a = randomReals(length(a_rows, a_stride), 1);
  const std::vector<Real> b = randomReals(length(b_rows, b_stride), 2);
  const std::vector<Real> bias = randomReals(t.n, 3);
  std::vector<Real> c(t.m * c_stride, kUntouched);
  const Index scratch_size = gemmScratchSize(t.m, t.n, t.k);
  std::vector<Real> scratch(scratch_size + 8, kUntouched);
  gemm(t.m, t.n, t.k, {a.data(), a_stride, t.a_transposed}, {b.data(), b_stride, t.b_transposed},
       c.data(), c_stride, {t.bias ? bias.data() : nullptr, t.relu}, scratch.data());

  const std::vector<Sum> products = reference::product(
      t.m, t.n, t.k, {a.data(), a_stride, t.a_transposed}, {b.data(), b_stride, t.b_transposed});
  for (Index i = 0; i < t.m; ++i) {
    for (Index j = 0; j < c_stride; ++j) {
      if (j >= t.n) {
        ASSERT_EQ(c[i * c_stride + j], kUntouched) << "between rows " << i;
        continue;
      }
      Sum sum = products[i * t.n + j];
      if (t.bias) sum.add(bias[j]);
      const double expected = t.relu && sum.value < 0 ? 0 : sum.value;
      ASSERT_NEAR(c[i * c_stride + j], expected, tolerance(sum)) << "(" << i << ", " << j << ")";
    }
  }
  for (Index i = 0; i < 8; ++i)
    ASSERT_EQ(scratch[scratch_size + i], kUntouched) << "scratch overrun";

  {
    const int threads = 2 + static_cast<int>((t.m + t.n + t.k) % 3);
    std::vector<Real> shared(t.m * c_stride, kUntouched);
    std::vector<Real> own(threads * scratch_size + 8, kUntouched);
    gemm(t.m, t.n, t.k, {a.data(), a_stride, t.a_transposed}, {b.data(), b_stride, t.b_transposed},
         shared.data(), c_stride, {t.bias ? bias.data() : nullptr, t.relu}, own.data(),
         tests::threads(threads));
    ASSERT_EQ(shared, c) << threads << " threads";
    for (Index i = 0; i < 8; ++i) ASSERT_EQ(own[threads * scratch_size + i], kUntouched);
  }
}

void checkAllForms(Index m, Index n, Index k) {
  for (int form = 0; form < 4; ++form) {
    check({m, n, k, form % 2 == 1, form / 2 == 1, form == 1 || form == 2, form >= 2,
           (m + n + form) % 3});
  }
}

TEST(Gemm, EveryEdgeOfTwoTiles) {
  for (Index m = 0; m <= 11; ++m) {
    for (Index n = 0; n <= 17; ++n) {
      for (Index k : {0, 1, 3, 4, 5, 9}) checkAllForms(m, n, k);
    }
  }
}

TEST(Gemm, BlocksInEveryDirection) {
  for (const auto& [m, n, k] : std::vector<std::array<Index, 3>>{{1, 37, 1100},
                                                                 {33, 1, 700},
                                                                 {32, 10, 128},
                                                                 {7, 261, 513},
                                                                 {137, 19, 515},
                                                                 {150, 270, 1030},
                                                                 {32, 128, 784},
                                                                 {40, 4, 1537}}) {
    checkAllForms(m, n, k);
  }
}

TEST(Gemm, RandomSizes) {
  Random random({.seed = 3});
  for (int round = 0; round < 60; ++round) {
    checkAllForms(random.below(60), random.below(80), random.below(90));
  }
}

TEST(Gemm, RowsDoNotDependOnTheBatch) {
  const Index m = 37, n = 21, k = 600;
  const std::vector<Real> a = randomReals(m * k, 1), b = randomReals(k * n, 2);
  std::vector<Real> whole(m * n), single(n), scratch(gemmScratchSize(m, n, k));
  gemm(m, n, k, {a.data(), k}, {b.data(), n}, whole.data(), n, {}, scratch.data());
  for (Index i = 0; i < m; ++i) {
    gemm(1, n, k, {a.data() + i * k, k}, {b.data(), n}, single.data(), n, {}, scratch.data());
    for (Index j = 0; j < n; ++j) ASSERT_EQ(single[j], whole[i * n + j]) << i << ", " << j;
  }
}

// Few rows by a transposed matrix are computed turned, more are not.
TEST(Gemm, HowOperandsLieChangesNoBits) {
  for (const auto& [m, n, k] : std::vector<std::array<Index, 3>>{
           {32, 70, 128}, {31, 65, 700}, {5, 33, 1100}, {127, 40, 128}, {128, 40, 127}}) {
    const std::vector<Real> a = randomReals(m * k, 1), b = randomReals(k * n, 2);
    const std::vector<Real> bias = randomReals(n, 3);
    std::vector<Real> turned(k * n), straight(m * n), result(m * n);
    for (Index p = 0; p < k; ++p) {
      for (Index j = 0; j < n; ++j) turned[j * k + p] = b[p * n + j];
    }
    std::vector<Real> scratch(gemmScratchSize(m, n, k));
    const Epilogue epilogue{bias.data(), true};
    gemm(m, n, k, {a.data(), k}, {b.data(), n}, straight.data(), n, epilogue, scratch.data());
    gemm(m, n, k, {a.data(), k}, {turned.data(), k, true}, result.data(), n, epilogue,
         scratch.data());
    EXPECT_EQ(result, straight) << m << ", " << n << ", " << k;
  }
}

TEST(Gemm, NotANumberStaysThroughRelu) {
  std::vector<Real> a(20, 1), b(20, 1), c(4), scratch(gemmScratchSize(2, 2, 10));
  a[3] = std::numeric_limits<Real>::quiet_NaN();
  gemm(2, 2, 10, {a.data(), 10}, {b.data(), 2}, c.data(), 2, {nullptr, true}, scratch.data());
  EXPECT_TRUE(std::isnan(c[0]));
  EXPECT_TRUE(std::isnan(c[1]));
  EXPECT_EQ(c[2], 10);
  EXPECT_EQ(c[3], 10);
}

// A batch may be smaller than the one memory was planned for: 512 rows come in one block, 600 in
// two.
TEST(Gemm, ScratchForLargerSizesServesSmallerOnes) {
  for (Index m : {1, 4, 100, 300}) {
    for (Index n : {1, 7, 128, 700}) {
      Index largest = 0;
      for (Index k = 1; k < 1600; ++k) {
        const Index size = gemmScratchSize(m, n, k);
        ASSERT_GE(size, largest) << m << ", " << n << ", " << k;
        ASSERT_GE(size, gemmScratchSize(m - 1, n, k)) << m << ", " << n << ", " << k;
        largest = size;
      }
    }
  }
}

}  // namespace
}  // namespace minibatch
