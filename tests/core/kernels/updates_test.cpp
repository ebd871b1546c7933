#include "kernels/updates.h"

#include <gtest/gtest.h>

#include "core/kernels/reference.h"

namespace minibatch {
namespace {

using reference::randomReals;

constexpr double kEpsilon = std::numeric_limits<Real>::epsilon();

TEST(Sgd, FollowsKerasForEveryLength) {
  for (Index n = 0; n <= 9; ++n) {
    for (double momentum : {0.0, 0.9}) {
      for (bool nesterov : {false, true}) {
        std::vector<Real> weight = randomReals(n, 1), velocity(n);
        std::vector<double> w(weight.begin(), weight.end()), v(n);
        for (std::uint32_t step = 0; step < 4; ++step) {
          const std::vector<Real> gradient = randomReals(n, 10 + step);
          sgdUpdate(n, static_cast<Real>(0.1), static_cast<Real>(momentum), nesterov,
                    gradient.data(), momentum == 0 ? nullptr : velocity.data(), weight.data());
          for (Index i = 0; i < n; ++i) {
            v[i] = momentum * v[i] - 0.1 * gradient[i];
            w[i] += nesterov && momentum > 0 ? momentum * v[i] - 0.1 * gradient[i] : v[i];
            EXPECT_NEAR(weight[i], w[i], 8 * kEpsilon) << i << " of " << n << ", step " << step;
          }
        }
      }
    }
  }
}

TEST(Adam, FollowsKerasForEveryLength) {
  for (Index n = 0; n <= 9; ++n) {
    std::vector<Real> weight = randomReals(n, 1), m(n), v(n);
    std::vector<double> w(weight.begin(), weight.end()), m2(n), v2(n);
    for (int t = 1; t <= 5; ++t) {
      const std::vector<Real> gradient = randomReals(n, 10 + static_cast<std::uint32_t>(t));
      const double alpha = 0.01 * std::sqrt(1 - std::pow(0.999, t)) / (1 - std::pow(0.9, t));
      adamUpdate(n, alpha, 0.9, 0.999, 1e-7, gradient.data(), m.data(), v.data(), weight.data());
      for (Index i = 0; i < n; ++i) {
        const double g = gradient[i];
        m2[i] += (g - m2[i]) * (1 - 0.9);
        v2[i] += (g * g - v2[i]) * (1 - 0.999);
        w[i] -= alpha * m2[i] / (std::sqrt(v2[i]) + 1e-7);
        EXPECT_NEAR(m[i], m2[i], 4 * kEpsilon);
        EXPECT_NEAR(v[i], v2[i], 4 * kEpsilon);
        EXPECT_NEAR(weight[i], w[i], 8 * kEpsilon) << i << " of " << n << ", step " << t;
      }
    }
  }
}

TEST(Adam, MomentsOfAnIdleWeightBecomeZeroNotDenormal) {
  std::vector<Real> gradient(5, static_cast<Real>(1e-3)), weight(5), m(5), v(5);
  adamUpdate(5, 1e-3, 0.9, 0.999, 1e-7, gradient.data(), m.data(), v.data(), weight.data());
  std::fill(gradient.begin(), gradient.end(), Real{0});
  const auto isClean = [](Real x) { return x == 0 || std::fabs(x) >= static_cast<Real>(1e-30); };
  for (int step = 0; step < 60000; ++step) {
    adamUpdate(5, 1e-3, 0.9, 0.999, 1e-7, gradient.data(), m.data(), v.data(), weight.data());
    for (Index i = 0; i < 5; ++i) ASSERT_TRUE(isClean(m[i]) && isClean(v[i])) << "step " << step;
  }
  for (Index i = 0; i < 5; ++i) {
    EXPECT_EQ(m[i], 0);
    EXPECT_EQ(v[i], 0);
  }
}

TEST(Sgd, VelocityOfAnIdleWeightBecomesZero) {
  const Real gradient[5] = {};
  std::vector<Real> velocity(5, static_cast<Real>(1e-20)), weight(5);
  for (int step = 0; step < 500; ++step) {
    sgdUpdate(5, static_cast<Real>(0.1), static_cast<Real>(0.9), false, gradient, velocity.data(),
              weight.data());
  }
  for (Real value : velocity) EXPECT_EQ(value, 0);
}

}  // namespace
}  // namespace minibatch
