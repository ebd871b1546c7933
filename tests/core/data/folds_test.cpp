#include "data/folds.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "core/data/expect_error.h"

namespace minibatch {
namespace {

using Rows = std::vector<std::uint32_t>;

// Each row is tested on in one fold, and trained on in all others.
TEST(Folds, TestEachRowOnce) {
  const std::vector<std::int32_t> classes{0, 0, 0, 1, 1, 0, 2, 2, 0, 1, 2, 2, 0};
  const auto rows = static_cast<Index>(classes.size());
  for (const bool shuffled : {false, true}) {
    std::vector<int> k(classes.size()), stratified(classes.size()), grouped(classes.size());
    for (Index number = 0; number < 3; ++number) {
      const auto count = [&](const Split& split, std::vector<int>& tested) {
        EXPECT_EQ(static_cast<Index>(split.train.size() + split.test.size()), rows);
        EXPECT_TRUE(std::ranges::is_sorted(split.train));
        for (const std::uint32_t row : split.test) ++tested[row];
      };
      const Fold fold{.count = 3, .number = number};
      RandomState a(5), b(5), c(5);
      count(kFold(rows, fold, shuffled ? &a : nullptr), k);
      count(stratifiedKFold(classes, fold, shuffled ? &b : nullptr), stratified);
      count(groupKFold(classes, fold, shuffled ? &c : nullptr), grouped);
    }
    const std::vector<int> once(classes.size(), 1);
    EXPECT_EQ(k, once);
    EXPECT_EQ(stratified, once);
    EXPECT_EQ(grouped, once);
  }
}

TEST(Folds, OfASeriesComeOneAfterTheOther) {
  const Split split = timeSeriesSplit(10, {.count = 3, .number = 1}, {.gap = 1});
  EXPECT_EQ(split.train, (Rows{0, 1, 2, 3, 4}));  // row 5 is the gap
  EXPECT_EQ(split.test, (Rows{6, 7}));
}

TEST(Folds, SayWhatThereIsTooLittleOf) {
  const std::vector<std::int32_t> groups{0, 1, 1, 0};
  const Fold fold{.count = 5, .number = 0};
  expectError(ErrorCode::kInvalidData, "split.folds-of-rows count=4 folds=5",
              [&] { kFold(4, fold, nullptr); });
  expectError(ErrorCode::kInvalidData, "split.folds-of-classes count=2 folds=5",
              [&] { stratifiedKFold(groups, fold, nullptr); });
  expectError(ErrorCode::kInvalidData, "split.folds-of-groups count=2 folds=5",
              [&] { groupKFold(groups, fold, nullptr); });
  expectError(ErrorCode::kInvalidData, "split.time-series folds=5 gap=1 rows=6 test=1",
              [&] { timeSeriesSplit(6, fold, {.gap = 1}); });
  expectError(ErrorCode::kInvalidData, "split.sizes rows=10 test=6 train=5",
              [] { partSizes(10, 0.6, 5, 0.1); });
}

TEST(Folds, ClassesMayHaveFewerRowsThanThereAreFolds) {
  const std::vector<std::int32_t> classes{1, 0, 0, 0, 0};
  Rows tested;
  for (Index number = 0; number < 4; ++number) {
    const Split split = stratifiedKFold(classes, {.count = 4, .number = number}, nullptr);
    tested.insert(tested.end(), split.test.begin(), split.test.end());
  }
  std::ranges::sort(tested);
  EXPECT_EQ(tested, (Rows{0, 1, 2, 3, 4}));
}

}  // namespace
}  // namespace minibatch
