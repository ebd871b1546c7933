#include "kernels/elementwise.h"

#include <gtest/gtest.h>

#include "core/kernels/reference.h"

namespace minibatch {
namespace {

using reference::randomReals;

constexpr Real kEpsilon = std::numeric_limits<Real>::epsilon();
const Real kNaN = std::numeric_limits<Real>::quiet_NaN();

/// Runs kernel(n, y) for every length around the vectors and compares each element with
/// expected(i).
template <class Kernel, class Expected>
void check(const Kernel& kernel, const Expected& expected) {
  for (Index n = 0; n <= 13; ++n) {
    std::vector<Real> y(n + 1, -77);
    kernel(n, y.data());
    for (Index i = 0; i < n; ++i) {
      const double value = expected(i);
      EXPECT_NEAR(y[i], value, 4 * kEpsilon * (1 + std::fabs(value)))
          << "element " << i << " of " << n;
    }
    EXPECT_EQ(y[n], -77) << "written beyond " << n;
  }
}

class Elementwise : public testing::Test {
 protected:
  const std::vector<Real> x = randomReals(16, 1), z = randomReals(16, 2);
};

TEST_F(Elementwise, Arithmetic) {
  check(
      [&](Index n, Real* y) {
        std::copy(z.begin(), z.begin() + n, y);
        addTo(n, x.data(), y);
      },
      [&](Index i) { return static_cast<double>(x[i]) + z[i]; });
  check([&](Index n, Real* y) { scale(n, 3, x.data(), y); }, [&](Index i) { return 3.0 * x[i]; });
  check([&](Index n, Real* y) { multiply(n, x.data(), z.data(), y); },
        [&](Index i) { return static_cast<double>(x[i]) * z[i]; });
}

TEST_F(Elementwise, Rectifiers) {
  check([&](Index n, Real* y) { relu(n, x.data(), y); },
        [&](Index i) { return x[i] > 0 ? x[i] : 0; });
  check([&](Index n, Real* y) { reluBackward(n, x.data(), z.data(), y); },
        [&](Index i) { return x[i] > 0 ? z[i] : 0; });
  const Real slope = static_cast<Real>(0.3);
  check([&](Index n, Real* y) { leakyRelu(n, slope, x.data(), y); },
        [&](Index i) { return x[i] >= 0 ? x[i] : slope * x[i]; });
  check([&](Index n, Real* y) { leakyReluBackward(n, slope, x.data(), z.data(), y); },
        [&](Index i) { return x[i] >= 0 ? z[i] : slope * z[i]; });
  const Real nan_in[5] = {kNaN, 1, -1, 0, kNaN};
  Real out[5];
  relu(5, nan_in, out);
  EXPECT_TRUE(std::isnan(out[0]));
  EXPECT_TRUE(std::isnan(out[4]));
  leakyRelu(5, slope, nan_in, out);
  EXPECT_TRUE(std::isnan(out[0]));
}

TEST_F(Elementwise, Transcendentals) {
  check([&](Index n, Real* y) { exponential(n, x.data(), y); },
        [&](Index i) { return std::exp(x[i]); });
  std::vector<Real> positive(16);
  for (int i = 0; i < 16; ++i) positive[i] = x[i] + 2;
  check([&](Index n, Real* y) { logarithm(n, positive.data(), y); },
        [&](Index i) { return std::log(positive[i]); });
  check([&](Index n, Real* y) { sigmoid(n, x.data(), y); },
        [&](Index i) { return 1 / (1 + std::exp(-static_cast<double>(x[i]))); });
  check([&](Index n, Real* y) { hyperbolicTangent(n, x.data(), y); },
        [&](Index i) { return std::tanh(static_cast<double>(x[i])); });
  check([&](Index n, Real* y) { sigmoidBackward(n, x.data(), z.data(), y); },
        [&](Index i) { return static_cast<double>(z[i]) * x[i] * (1.0 - x[i]); });
  check([&](Index n, Real* y) { hyperbolicTangentBackward(n, x.data(), z.data(), y); },
        [&](Index i) { return z[i] * (1.0 - static_cast<double>(x[i]) * x[i]); });
}

TEST_F(Elementwise, AnElementDoesNotDependOnItsPlace) {
  Real whole[16], single;
  hyperbolicTangent(16, x.data(), whole);
  for (int i = 0; i < 16; ++i) {
    hyperbolicTangent(1, x.data() + i, &single);
    EXPECT_EQ(single, whole[i]);
  }
}

TEST(Softmax, AgreesWithItsDefinition) {
  for (Index outer : {1, 3}) {
    for (Index classes = 1; classes <= 13; ++classes) {
      for (Index inner : {1, 2, 4, 7}) {
        std::vector<Real> x = randomReals(outer * classes * inner, 1), y(x.size(), -77),
                          dx(x.size(), -77);
        for (Real& value : x) value *= 8;
        const std::vector<Real> dy = randomReals(static_cast<Index>(x.size()), 2);
        softmax(outer, classes, inner, x.data(), y.data());
        softmaxBackward(outer, classes, inner, y.data(), dy.data(), dx.data());
        for (Index o = 0; o < outer; ++o) {
          for (Index i = 0; i < inner; ++i) {
            const auto at = [&](Index c) { return (o * classes + c) * inner + i; };
            double sum = 0, dot = 0;
            for (Index c = 0; c < classes; ++c) sum += std::exp(static_cast<double>(x[at(c)]));
            for (Index c = 0; c < classes; ++c) {
              const double expected = std::exp(static_cast<double>(x[at(c)])) / sum;
              EXPECT_NEAR(y[at(c)], expected, 16 * kEpsilon * expected);
              dot += static_cast<double>(y[at(c)]) * dy[at(c)];
            }
            for (Index c = 0; c < classes; ++c) {
              EXPECT_NEAR(dx[at(c)], y[at(c)] * (dy[at(c)] - dot), 16 * kEpsilon);
            }
          }
        }
      }
    }
  }
}

TEST(Softmax, LargeLogitsAndTails) {
  for (Index inner : {1, 3}) {
    std::vector<Real> x(5 * inner), y(5 * inner);
    const Real logits[5] = {1000, 999, -1000, 932, 925};
    for (Index c = 0; c < 5; ++c) {
      for (Index i = 0; i < inner; ++i) x[c * inner + i] = logits[c];
    }
    softmax(1, 5, inner, x.data(), y.data());
    EXPECT_NEAR(y[0], 0.731058578630, 1e-6);
    EXPECT_NEAR(y[inner], 0.268941421370, 1e-6);
    EXPECT_EQ(y[2 * inner], 0);
    EXPECT_NEAR(y[3 * inner] / 2.14747e-30, 1, 1e-3);
    EXPECT_EQ(y[4 * inner], 0) << "1.96e-33 is flushed";
  }
}

TEST(Softmax, NotANumberSpreadsOverItsRow) {
  std::vector<Real> x(12, 1), y(12);
  x[1] = kNaN;
  softmax(2, 6, 1, x.data(), y.data());
  for (int c = 0; c < 6; ++c) EXPECT_TRUE(std::isnan(y[c]));
  EXPECT_NEAR(y[6], 1.0 / 6, 1e-6);
}

}  // namespace
}  // namespace minibatch
