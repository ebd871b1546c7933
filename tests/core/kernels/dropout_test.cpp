#include <gtest/gtest.h>

#include "core/kernels/reference.h"
#include "core/threads.h"
#include "kernels/elementwise.h"

namespace minibatch {
namespace {

const RandomKey kKey{.seed = 42, .purpose = RandomPurpose::kDropout, .stream = 2, .step = 17};

/// Whether an element is kept, from its number of 16 or 32 bits.
bool keeps(Index i, double rate) {
  const int parts = rate >= 1.0 / 64 && rate <= 63.0 / 64 ? 2 : 1;
  const Index at_once = 16 * parts, group = i % at_once / 4;
  const Index block = i / at_once * 4 + i % 4;  // lane by lane
  const std::uint32_t word = Random::block(kKey, static_cast<std::uint32_t>(block))[group / parts];
  if (parts == 1) return word >= std::round(rate * 0x1p32);
  return (group % 2 == 0 ? word >> 16 : word & 0xffff) >= std::round(rate * 0x1p16);
}

TEST(Dropout, KeepsTheElementsWhoseNumberIsAtLeastTheRate) {
  for (double exact : {0.3, 0.01, 0.99}) {
    const Real rate = static_cast<Real>(exact);
    for (Index n : {0, 1, 3, 4, 5, 15, 16, 17, 31, 33, 48, 64, 257}) {
      const std::vector<Real> x = reference::randomReals(n, 1);
      std::vector<Real> y(n + 1, -77);
      dropout(n, rate, kKey, x.data(), y.data());
      for (Index i = 0; i < n; ++i) {
        EXPECT_EQ(y[i], keeps(i, static_cast<double>(rate)) ? x[i] * (1 / (1 - rate)) : 0) << i;
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
}

std::vector<Real> droppedOnes(Index n, double rate) {
  const std::vector<Real> x(n, 1);
  std::vector<Real> y(n);
  dropout(n, static_cast<Real>(rate), kKey, x.data(), y.data());
  return y;
}

TEST(Dropout, KeepsTheRightShareAndTheMean) {
  const Index n = 1'000'000;
  for (double rate : {1e-5, 0.001, 0.1, 0.2, 0.5, 0.9, 0.999}) {
    Index dropped = 0;
    double sum = 0;
    for (Real value : droppedOnes(n, rate)) {
      dropped += value == 0;
      sum += value;
    }
    const double deviation = std::sqrt(rate * (1 - rate) / n);
    EXPECT_GT(dropped, 0) << rate;
    EXPECT_NEAR(static_cast<double>(dropped) / n, rate, 4 * deviation) << rate;
    EXPECT_NEAR(sum / n, 1, 4 * deviation / (1 - rate) + 1e-5) << rate;
  }
}

// All distances between elements whose numbers are parts of one word, words of one block, or lie in
// blocks drawn together.
TEST(Dropout, NeighboursAreIndependent) {
  const Index n = 100'000;
  for (double rate : {0.2, 0.5, 0.999}) {
    const std::vector<Real> y = droppedOnes(n, rate);
    for (Index distance = 1; distance <= 64; ++distance) {
      double covariance = 0;
      for (Index i = 0; i + distance < n; ++i) {
        covariance += ((y[i] == 0) - rate) * ((y[i + distance] == 0) - rate);
      }
      const double correlation = covariance / (rate * (1 - rate)) / static_cast<double>(n);
      EXPECT_NEAR(correlation, 0, 5 / std::sqrt(static_cast<double>(n)))
          << rate << ", " << distance;
    }
  }
}

// The two halves of a word, element by element: each of the four outcomes as often as it should be.
TEST(Dropout, HalvesOfAWordAreIndependent) {
  const Index n = 320'000;
  const double rate = 0.25;
  const std::vector<Real> y = droppedOnes(n, rate);
  Index both = 0, one = 0;
  for (Index i = 0; i < n; i += 8) {
    for (Index lane = i; lane < i + 4; ++lane) {
      both += y[lane] == 0 && y[lane + 4] == 0;
      one += (y[lane] == 0) != (y[lane + 4] == 0);
    }
  }
  const double pairs = n / 2.0, of_both = rate * rate, of_one = 2 * rate * (1 - rate);
  EXPECT_NEAR(both / pairs, of_both, 4 * std::sqrt(of_both * (1 - of_both) / pairs));
  EXPECT_NEAR(one / pairs, of_one, 4 * std::sqrt(of_one * (1 - of_one) / pairs));
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
