#include <gtest/gtest.h>

#include "core/kernels/reference.h"
#include "core/threads.h"
#include "kernels/elementwise.h"

namespace minibatch {
namespace {

const RandomKey kKey{.seed = 42, .purpose = RandomPurpose::kDropout, .stream = 2, .step = 17};

TEST(Dropout, KeepsTheElementsWhoseUniformNumberIsAtLeastTheRate) {
  const Real rate = static_cast<Real>(0.3);
  for (Index n : {0, 1, 3, 4, 5, 15, 16, 17, 31, 64, 257}) {
    const std::vector<Real> x = reference::randomReals(n, 1);
    std::vector<Real> y(n + 1, -77);
    dropout(n, rate, kKey, x.data(), y.data());
    Random random(kKey);
    for (Index i = 0; i < n; ++i) {
      const bool kept = random.uniform() >= rate;
      EXPECT_EQ(y[i], kept ? x[i] * (1 / (1 - rate)) : 0) << i;
    }
    EXPECT_EQ(y[n], -77);
    std::vector<Real> shared(n + 1, -77);
    std::vector<std::uint16_t> mask(dropoutMaskSize(n) + 1, 0xabcd);
    dropout(n, rate, kKey, x.data(), shared.data(), mask.data(), tests::threads(3));
    EXPECT_EQ(shared, y);
    EXPECT_EQ(mask.back(), 0xabcd);
    // The same elements of anything else, in place.
    std::vector<Real> dy(n + 1, -77);
    std::fill_n(dy.begin(), n, Real{1});
    dropoutBackward(n, rate, mask.data(), dy.data(), dy.data(), tests::threads(2));
    for (Index i = 0; i < n; ++i) EXPECT_EQ(dy[i], y[i] == 0 ? 0 : 1 / (1 - rate)) << i;
    EXPECT_EQ(dy[n], -77);
  }
}

TEST(Dropout, KeepsTheRightShareAndTheMean) {
  const Index n = 100000;
  const std::vector<Real> x(n, 1);
  std::vector<Real> y(n);
  for (double rate : {0.1, 0.5, 0.9}) {
    dropout(n, static_cast<Real>(rate), kKey, x.data(), y.data());
    Index dropped = 0;
    double sum = 0;
    for (Real value : y) {
      dropped += value == 0;
      sum += value;
    }
    const double deviation = std::sqrt(rate * (1 - rate) / n);
    EXPECT_NEAR(static_cast<double>(dropped) / n, rate, 5 * deviation);
    EXPECT_NEAR(sum / n, 1, 5 * deviation / (1 - rate) + 1e-5);
  }
}

TEST(Dropout, RateZeroKeepsEverything) {
  const std::vector<Real> x = reference::randomReals(21, 1);
  std::vector<Real> y(21);
  dropout(21, 0, kKey, x.data(), y.data());
  EXPECT_EQ(x, y);
}

TEST(Dropout, DependsOnKeyAndElementOnly) {
  const std::vector<Real> x(100, 1);
  std::vector<Real> first(100), second(100), in_place = x;
  dropout(100, static_cast<Real>(0.5), kKey, x.data(), first.data());
  dropout(57, static_cast<Real>(0.5), kKey, x.data(), second.data());
  EXPECT_TRUE(std::equal(second.begin(), second.begin() + 57, first.begin()));
  dropout(100, static_cast<Real>(0.5), kKey, in_place.data(), in_place.data());
  EXPECT_EQ(in_place, first);
  RandomKey next = kKey;
  ++next.step;
  dropout(100, static_cast<Real>(0.5), next, x.data(), second.data());
  EXPECT_NE(first, second);
}

TEST(Dropout, NotANumberThatIsDroppedIsGone) {
  const Index n = 64;
  std::vector<Real> x(n, std::numeric_limits<Real>::quiet_NaN()), y(n);
  dropout(n, static_cast<Real>(0.5), kKey, x.data(), y.data());
  Index zeros = 0, nans = 0;
  for (Real value : y) {
    zeros += value == 0;
    nans += std::isnan(value);
  }
  EXPECT_EQ(zeros + nans, n);
  EXPECT_GT(zeros, 10);
  EXPECT_GT(nans, 10);
}

}  // namespace
}  // namespace minibatch
