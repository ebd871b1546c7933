#include "kernels/math.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace minibatch {
namespace {

#ifndef MINIBATCH_DOUBLE

constexpr float kInfinity = std::numeric_limits<float>::infinity();
constexpr float kNaN = std::numeric_limits<float>::quiet_NaN();

float bitsToFloat(std::uint32_t bits) {
  float value;
  std::memcpy(&value, &bits, sizeof(value));
  return value;
}

/// The largest error of `function`, in units in the last place of the exact result, over the floats
/// in [low, high]: every 1009th bit pattern of either sign.
template <class Function, class Exact>
double largestError(float low, float high, Function function, Exact exact) {
  double largest = 0;
  for (std::uint32_t bits = 0; bits < 0x7f800000; bits += 1009) {
    for (std::uint32_t sign : {0u, 0x80000000u}) {
      const float x = bitsToFloat(bits | sign);
      if (!(x >= low && x <= high)) continue;
      const double expected = exact(static_cast<double>(x));
      const double actual = function(simd::splat(x))[3];
      int exponent = 0;
      std::frexp(expected, &exponent);
      const double unit = std::ldexp(1.0, std::max(exponent - 24, -149));
      largest = std::max(largest, std::fabs(actual - expected) / unit);
    }
  }
  return largest;
}

simd::Vector exp(simd::Vector x) { return simd::exp(x); }
simd::Vector log(simd::Vector x) { return simd::log(x); }
simd::Vector tanh(simd::Vector x) { return simd::tanh(x); }
simd::Vector sigmoid(simd::Vector x) { return simd::sigmoid(x); }
simd::Vector expm1(simd::Vector x) { return simd::expm1(x); }
simd::Vector log1p(simd::Vector x) { return simd::log1p(x); }
simd::Vector gaussianCdf(simd::Vector x) { return simd::gaussianCdf(x); }
double exactExp(double x) { return std::exp(x); }
double exactLog(double x) { return std::log(x); }
double exactExpm1(double x) { return std::expm1(x); }
double exactLog1p(double x) { return std::log1p(x); }
double exactGaussianCdf(double x) { return std::erfc(-x / std::sqrt(2.0)) / 2; }
double exactTanh(double x) { return std::tanh(x); }
double exactSigmoid(double x) { return 1 / (1 + std::exp(-x)); }

float at(simd::Vector (*function)(simd::Vector), float x) { return function(simd::splat(x))[0]; }

TEST(Math, ErrorsAreWithinTheStatedBounds) {
  EXPECT_LE(largestError(-86, 88.7228F, exp, exactExp), 1.0);
  EXPECT_LE(largestError(0, 3.4e38F, log, exactLog), 1.0);
  EXPECT_LE(largestError(-20, 20, tanh, exactTanh), 1.5);
  EXPECT_LE(largestError(-69, 100, sigmoid, exactSigmoid), 2.5);
  EXPECT_LE(largestError(-80, 88, expm1, exactExpm1), 3.5);
  EXPECT_LE(largestError(0, 1, log1p, exactLog1p), 2.5);
  // Half a unit in the last place is at most 2^-24 of the value.
  EXPECT_LE(largestError(-1, 20, gaussianCdf, exactGaussianCdf) * 0x1p-23, 8e-7);
  EXPECT_LE(largestError(-11.4F, 0, gaussianCdf, exactGaussianCdf) * 0x1p-23, 7e-6);
}

TEST(Math, ExpAtItsEnds) {
  EXPECT_EQ(at(exp, 0), 1);
  EXPECT_EQ(at(exp, -0.0F), 1);
  EXPECT_EQ(at(exp, -86.01F), 0);
  EXPECT_GT(at(exp, -86), std::numeric_limits<float>::min());
  EXPECT_EQ(at(exp, -1000), 0);
  EXPECT_EQ(at(exp, -kInfinity), 0);
  EXPECT_LT(at(exp, 88.72283F), kInfinity);
  EXPECT_EQ(at(exp, 88.7229F), kInfinity);
  EXPECT_EQ(at(exp, 1e30F), kInfinity);
  EXPECT_EQ(at(exp, kInfinity), kInfinity);
  EXPECT_TRUE(std::isnan(at(exp, kNaN)));
}

TEST(Math, GaussianCdfAtItsEnds) {
  EXPECT_NEAR(at(gaussianCdf, 0), 0.5F, 1e-7F);
  EXPECT_EQ(at(gaussianCdf, 6), 1);
  EXPECT_EQ(at(gaussianCdf, kInfinity), 1);
  EXPECT_EQ(at(gaussianCdf, -12), 0);  // below 1e-30
  EXPECT_EQ(at(gaussianCdf, -kInfinity), 0);
  EXPECT_TRUE(std::isnan(at(gaussianCdf, kNaN)));
}

TEST(Math, LogAtItsEnds) {
  EXPECT_EQ(at(log, 1), 0);
  EXPECT_EQ(at(log, 0), -kInfinity);
  EXPECT_EQ(at(log, -0.0F), -kInfinity);
  EXPECT_EQ(at(log, kInfinity), kInfinity);
  EXPECT_TRUE(std::isnan(at(log, -1)));
  EXPECT_TRUE(std::isnan(at(log, -kInfinity)));
  EXPECT_TRUE(std::isnan(at(log, kNaN)));
  EXPECT_FLOAT_EQ(at(log, 1e-45F), std::log(1.401298464e-45));
}

TEST(Math, TanhAtItsEnds) {
  EXPECT_EQ(at(tanh, 0), 0);
  EXPECT_TRUE(std::signbit(at(tanh, -0.0F)));
  EXPECT_EQ(at(tanh, 9.02F), 1);
  EXPECT_EQ(at(tanh, -1e30F), -1);
  EXPECT_EQ(at(tanh, kInfinity), 1);
  EXPECT_EQ(at(tanh, -kInfinity), -1);
  EXPECT_EQ(at(tanh, 1e-30F), 1e-30F);
  EXPECT_TRUE(std::isnan(at(tanh, kNaN)));
  for (float x = 0.001F; x < 10; x *= 1.1F) EXPECT_EQ(at(tanh, -x), -at(tanh, x));
}

TEST(Math, SigmoidAtItsEnds) {
  EXPECT_EQ(at(sigmoid, 0), 0.5F);
  EXPECT_EQ(at(sigmoid, 100), 1);
  EXPECT_EQ(at(sigmoid, kInfinity), 1);
  EXPECT_EQ(at(sigmoid, -kInfinity), 0);
  EXPECT_EQ(at(sigmoid, -69.1F), 0);
  EXPECT_GT(at(sigmoid, -69), 1e-30F);
  EXPECT_TRUE(std::isnan(at(sigmoid, kNaN)));
}

#endif

TEST(Simd, MinimumMaximumAndSelectionAreLaneByLane) {
  const simd::Vector a{1, -2, 3, -4}, b{0, 5, 3, -6};
  const simd::Vector low = simd::min(a, b), high = simd::max(a, b);
  const simd::Vector chosen = simd::select(a > b, a, b);
  for (int lane = 0; lane < 4; ++lane) {
    EXPECT_EQ(low[lane], std::min(a[lane], b[lane]));
    EXPECT_EQ(high[lane], std::max(a[lane], b[lane]));
    EXPECT_EQ(chosen[lane], high[lane]);
  }
}

TEST(Simd, TransposeExchangesRowsAndColumns) {
  simd::Vector rows[4];
  for (int r = 0; r < 4; ++r) {
    for (int c = 0; c < 4; ++c) rows[r][c] = static_cast<Real>(10 * r + c);
  }
  simd::transpose(rows[0], rows[1], rows[2], rows[3]);
  for (int r = 0; r < 4; ++r) {
    for (int c = 0; c < 4; ++c) EXPECT_EQ(rows[r][c], 10 * c + r);
  }
}

TEST(Simd, TinyNumbersAreFlushed) {
  const simd::Vector flushed = simd::flushTiny(simd::Vector{
      static_cast<Real>(1e-31), static_cast<Real>(-1e-40), static_cast<Real>(2e-30), -3});
  EXPECT_EQ(flushed[0], 0);
  EXPECT_EQ(flushed[1], 0);
  EXPECT_EQ(flushed[2], static_cast<Real>(2e-30));
  EXPECT_EQ(flushed[3], -3);
  EXPECT_TRUE(std::isnan(simd::flushTiny(simd::splat(std::numeric_limits<Real>::quiet_NaN()))[0]));
}

}  // namespace
}  // namespace minibatch
