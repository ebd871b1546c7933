#include "base/brent.h"

#include <gtest/gtest.h>

#include <cmath>

#include "base/portable_math.h"

namespace minibatch {
namespace {

template <class Function>
double minimumOf(BrentMinimizer minimizer, const Function& f) {
  while (!minimizer.isDone()) minimizer.take(f(minimizer.point()));
  return minimizer.minimum();
}

// scipy 1.17.1: optimize.fminbound(f, low, high, xtol=1.48e-8) and optimize.brent(f, brack=(a, b)).
TEST(Brent, FindsWhatScipyFinds) {
  const auto quartic = [](double x) { return (x - 0.7) * (x - 0.7) * (1 + x * x); };
  EXPECT_DOUBLE_EQ(minimumOf(BrentMinimizer::bounded(-3, 5), quartic), 0.7000000000518026);
  const Bracket found = bracket(quartic, -2, 2);
  EXPECT_DOUBLE_EQ(found.a, -2.0);
  EXPECT_DOUBLE_EQ(found.b, 2.0);
  EXPECT_DOUBLE_EQ(found.c, 8.472135999999999);
  EXPECT_DOUBLE_EQ(minimumOf(BrentMinimizer::within(found.a, found.c, found.b, found.fb), quartic),
                   0.7000000000442465);
  const auto steep = [](double x) { return x < 40 ? -x : x * x; };
  const Bracket far = bracket(steep, 0, 1);
  EXPECT_DOUBLE_EQ(far.a, 1.0);
  EXPECT_DOUBLE_EQ(far.b, 2.6180339999999998);
  EXPECT_DOUBLE_EQ(far.c, 178.98373999999998);
}

TEST(Brent, StopsWhereNothingIsLower) {
  int calls = 0;
  const auto flat = [&](double) {
    ++calls;
    return 1.0;
  };
  const double minimum = minimumOf(BrentMinimizer::bounded(0, 1), flat);
  EXPECT_GE(minimum, 0);
  EXPECT_LE(minimum, 1);
  EXPECT_LE(calls, 500);
}

TEST(PortableMath, NearZeroLosesNothing) {
  for (const double x :
       {0.0, 1e-300, 1e-17, -1e-17, 1e-9, -1e-9, 0.1, -0.3, 0.5, 3.0, 40.0, 700.0}) {
    EXPECT_NEAR(portableExpm1(x), std::expm1(x), 4e-16 * std::abs(std::expm1(x))) << x;
    if (x <= -1) continue;
    EXPECT_NEAR(portableLog1p(x), std::log1p(x), 4e-16 * std::abs(std::log1p(x))) << x;
  }
  EXPECT_EQ(portableExpm1(-800), -1);
  EXPECT_TRUE(std::isinf(portableExpm1(800)));
  EXPECT_TRUE(std::isnan(portableExpm1(std::nan(""))));
  EXPECT_NEAR(portableExpm1(709.5), std::expm1(709.5), 1e-15 * std::expm1(709.5));
}

}  // namespace
}  // namespace minibatch
