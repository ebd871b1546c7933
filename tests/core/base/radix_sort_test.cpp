#include "base/radix_sort.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <random>
#include <utility>
#include <vector>

namespace minibatch {
namespace {

std::vector<double> sorted(std::vector<double> values) {
  RadixSort sort(std::move(values));
  while (!sort.work()) {
  }
  return sort.take();
}

TEST(RadixSort, SortsNumbersOfEverySizeAsTheStandardLibraryDoes) {
  std::mt19937_64 random(7);
  for (const std::size_t size : {0, 1, 2, 3, 100, 40000, 100000}) {
    std::vector<double> values;
    while (values.size() < size) {
      const double value = std::bit_cast<double>(random());
      if (!std::isnan(value)) values.push_back(value);
    }
    std::vector<double> expected = values;
    std::sort(expected.begin(), expected.end());
    EXPECT_EQ(sorted(values), expected) << size;
  }
}

TEST(RadixSort, SortsNumbersThatAreMostlyAlike) {
  std::mt19937_64 random(7);
  std::vector<double> values;
  for (int i = 0; i < 50000; ++i) values.push_back(static_cast<double>(random() % 7) - 3);
  std::vector<double> expected = values;
  std::sort(expected.begin(), expected.end());
  EXPECT_EQ(sorted(values), expected);
  EXPECT_EQ(sorted({5, 5, 5}), std::vector<double>({5, 5, 5}));
}

TEST(RadixSort, PutsInfinitiesAtTheEndsAndKnowsOneZero) {
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  const std::vector<double> result = sorted({0.0, kInfinity, -0.0, -1e-310, -kInfinity, 0.0});
  EXPECT_EQ(result, std::vector<double>({-kInfinity, -1e-310, 0, 0, 0, kInfinity}));
  for (int i = 2; i < 5; ++i) EXPECT_FALSE(std::signbit(result[i]));
}

}  // namespace
}  // namespace minibatch
