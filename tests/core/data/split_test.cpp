#include "data/split.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>
#include <vector>

#include "core/data/expect_error.h"
#include "data/shuffle.h"

namespace minibatch {
namespace {

using Rows = std::vector<std::uint32_t>;

std::vector<std::int32_t> repeated(const std::vector<int>& counts) {
  std::vector<std::int32_t> classes;
  for (std::size_t c = 0; c < counts.size(); ++c) {
    classes.insert(classes.end(), counts[c], static_cast<std::int32_t>(c));
  }
  return classes;
}

std::vector<int> countClasses(const Rows& rows, const std::vector<std::int32_t>& classes) {
  std::vector<int> counts(3);
  for (const auto row : rows) ++counts[classes[row]];
  return counts;
}

void expectPartition(const Split& split, std::size_t rows) {
  Rows all = split.train;
  all.insert(all.end(), split.test.begin(), split.test.end());
  std::sort(all.begin(), all.end());
  Rows expected(rows);
  std::iota(expected.begin(), expected.end(), 0u);
  EXPECT_EQ(all, expected);
}

TEST(Permutation, IsOneOfItsKey) {
  Rows first(1000), again(1000), other(1000);
  const RandomKey key{.seed = 42, .purpose = RandomPurpose::kShuffle, .step = 3};
  permutation(key, first);
  permutation(key, again);
  EXPECT_EQ(first, again);
  RandomKey next = key;
  next.step = 4;
  permutation(next, other);
  EXPECT_NE(first, other);
  std::sort(first.begin(), first.end());
  for (std::uint32_t i = 0; i < first.size(); ++i) ASSERT_EQ(first[i], i);
}

TEST(Permutation, GivesEveryOrderEquallyOften) {
  // 6 orders of 3 in 60,000 draws: 10,000 each, standard deviation sqrt(60000 * 5 / 36) = 91.3.
  std::vector<int> seen(27);
  for (std::uint32_t step = 0; step < 60000; ++step) {
    Rows order(3);
    permutation({.seed = 7, .purpose = RandomPurpose::kShuffle, .step = step}, order);
    ++seen[order[0] * 9 + order[1] * 3 + order[2]];
  }
  for (const int order : {5, 7, 11, 15, 19, 21}) {  // 012, 021, 102, 120, 201, 210 in base 3
    EXPECT_NEAR(seen[order], 10000, 4.5 * 91.3);
  }
}

// Counts by scikit-learn 1.x: np.bincount of train_test_split(y, test_size=t, stratify=…)'s parts.
TEST(Split, HasScikitLearnsCounts) {
  const struct {
    Index rows;
    double test_size;
    std::size_t train, test;
  } cases[] = {
      {10, .25, 7, 3}, {150, .2, 120, 30}, {768, .2, 614, 154}, {100, .07, 92, 8}, {3, .5, 1, 2}};
  for (const auto& c : cases) {
    const Split split = trainTestSplit(c.rows, partSizes(c.rows, c.test_size, {}, 0), 42);
    EXPECT_EQ(split.train.size(), c.train);
    EXPECT_EQ(split.test.size(), c.test);
    expectPartition(split, static_cast<std::size_t>(c.rows));
  }
}

TEST(Split, StratifiedHasScikitLearnsCounts) {
  const struct {
    std::vector<int> counts;
    double test_size;
    std::vector<int> train, test;
  } cases[] = {{{50, 50, 50}, .2, {40, 40, 40}, {10, 10, 10}},
               {{500, 268, 0}, .2, {400, 214, 0}, {100, 54, 0}},
               {{500, 268, 0}, .25, {375, 201, 0}, {125, 67, 0}},
               {{7, 11, 30}, .3, {5, 7, 21}, {2, 4, 9}}};
  for (const auto& c : cases) {
    const auto classes = repeated(c.counts);
    for (std::uint64_t seed = 0; seed < 3; ++seed) {
      const Split split = stratifiedSplit(
          classes, partSizes(static_cast<Index>(classes.size()), c.test_size, {}, 0), seed);
      EXPECT_EQ(countClasses(split.train, classes), c.train);
      EXPECT_EQ(countClasses(split.test, classes), c.test);
      expectPartition(split, classes.size());
    }
  }
}

TEST(Split, IsShuffledBySeed) {
  constexpr PartSizes kThirty{.train = 120, .test = 30};
  const auto classes = repeated({50, 50, 50});
  const Split a = stratifiedSplit(classes, kThirty, 1), b = stratifiedSplit(classes, kThirty, 2);
  EXPECT_EQ(a.test, stratifiedSplit(classes, kThirty, 1).test);
  EXPECT_NE(a.test, b.test);
  EXPECT_FALSE(std::is_sorted(a.train.begin(), a.train.end()));
  EXPECT_NE(trainTestSplit(150, kThirty, 1).test, trainTestSplit(150, kThirty, 2).test);
}

TEST(Split, TakesAShareOrANumberOfRows) {
  EXPECT_EQ(testRows(10, .25), 3);
  EXPECT_EQ(testRows(10, 1), 1);
  EXPECT_EQ(testRows(10, 9), 9);
}

TEST(Split, RefusesWhatCannotBeSplit) {
  const auto code = ErrorCode::kInvalidArgument;
  expectError(code, "split.test-size received=1.5", [] { testRows(10, 1.5); });
  expectError(code, "split.test-size received=0", [] { testRows(10, 0); });
  expectError(code, "received=-1", [] { testRows(10, -1); });
  expectError(code, R"(received="NaN")", [] { testRows(10, std::nan("")); });
  expectError(ErrorCode::kInvalidData, "split.rows rows=1 test=1 test_size=0.5",
              [] { testRows(1, .5); });
  expectError(ErrorCode::kInvalidData, "rows=10 test=10 test_size=10 train=0",
              [] { testRows(10, 10); });
  expectError(ErrorCode::kInvalidData, "test=1e+300", [] { testRows(10, 1e300); });
  expectError(ErrorCode::kInvalidData, "split.classes test=5 train=5",
              [] { stratifiedSplit(repeated({9, 1}), {.train = 5, .test = 5}, 0); });
  expectError(ErrorCode::kInvalidData, "split.classes test=2 train=10", [] {
    RandomState random(0);
    stratifiedSplit(repeated({4, 4, 4}), {.train = 10, .test = 2}, random);
  });
  expectError(ErrorCode::kInvalidData, "split.class received=-1 row=1", [] {
    const std::vector<std::int32_t> classes{0, -1, 0};
    stratifiedSplit(classes, {.train = 2, .test = 1}, 0);
  });
}

}  // namespace
}  // namespace minibatch
