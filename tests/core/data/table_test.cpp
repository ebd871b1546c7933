#include "data/table.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

#include "core/data/expect_error.h"
#include "core/data/people.h"
#include "data/statistics.h"

namespace minibatch {
namespace {

TEST(Table, RefusesColumnsThatDoNotFit) {
  const auto code = ErrorCode::kInvalidData;
  Table table;
  table.add({"a", NumericValues{1, 2}});
  expectError(code, R"(table.same-column column="a")",
              [&] { table.add({"a", NumericValues{1, 2}}); });
  expectError(code, R"(table.rows column="b" expected=2 received=3)",
              [&] { table.add({"b", NumericValues{1, 2, 3}}); });
  expectError(code, R"(table.code column="b" count=1 received=1 row=1)",
              [&] { table.add({"b", CategoricalValues{{0, 1}, {"x"}}}); });
  expectError(code, "received=-2", [&] { table.add({"b", CategoricalValues{{0, -2}, {"x"}}}); });
  expectError(code, R"(table.no-column column="c" known="\"a\"")", [&] { table.require("c"); });
}

// pandas: people.describe(include="all")
TEST(ColumnStatistics, NumbersAsPandas) {
  const ColumnStatistics age = columnStatistics(people().require("age"));
  EXPECT_EQ(age.count, 7);
  EXPECT_EQ(age.missing, 1);
  EXPECT_EQ(age.distinct, 7);
  EXPECT_EQ(age.minimum, 2);
  EXPECT_EQ(age.maximum, 54);
  EXPECT_EQ(age.median, 27);
  EXPECT_NEAR(age.mean, 27.428571428571427, 1e-13);
  const ColumnStatistics of_class = columnStatistics(people().require("class"));
  EXPECT_EQ(of_class.distinct, 3);
  EXPECT_EQ(of_class.mean, 2.625);
}

TEST(ColumnStatistics, ManyRowsInSlicesAsAllAtOnce) {
  // Neither a multiple of the slice nor an even number of runs; every value twice, and gaps.
  NumericValues values;
  std::vector<double> sorted;
  for (int i = 0; i < 100'003; ++i) {
    const double value = (static_cast<std::int64_t>(i) * 48271) % 40'009 - 20'000.5;
    values.push_back(i % 11 == 3 ? kMissing : value);
    if (i % 11 != 3) sorted.push_back(value);
  }
  StatisticsJob job({"a", values});
  int slices = 1;
  while (!job.step(0)) ++slices;
  EXPECT_GE(slices, 12);
  std::ranges::sort(sorted);
  double sum = 0;
  for (const double value : sorted) sum += value;
  const ColumnStatistics& all = job.statistics();
  EXPECT_EQ(all.count, static_cast<Index>(sorted.size()));
  EXPECT_EQ(all.missing, 100'003 - all.count);
  EXPECT_EQ(all.minimum, sorted.front());
  EXPECT_EQ(all.maximum, sorted.back());
  EXPECT_EQ(all.mean, sum / static_cast<double>(sorted.size()));
  EXPECT_EQ(all.median, median(values));
  const auto end = std::unique(sorted.begin(), sorted.end());
  EXPECT_EQ(all.distinct, end - sorted.begin());
}

TEST(ColumnStatistics, TextAsPandas) {
  const ColumnStatistics sex = columnStatistics(people().require("sex"));
  EXPECT_EQ(sex.count, 7);
  EXPECT_EQ(sex.missing, 1);
  EXPECT_EQ(sex.distinct, 3);
  // "male" and "female" are equally frequent; pandas takes the first it met, this the first sorted.
  EXPECT_TRUE(std::isnan(sex.mean));
}

TEST(ColumnStatistics, AllMissing) {
  const ColumnStatistics numbers = columnStatistics({"a", NumericValues{kMissing, kMissing}});
  EXPECT_EQ(numbers.count, 0);
  EXPECT_EQ(numbers.missing, 2);
  EXPECT_TRUE(std::isnan(numbers.median));
  const ColumnStatistics text = columnStatistics({"a", CategoricalValues{{-1}, {"x"}}});
  EXPECT_EQ(text.missing, 1);
  EXPECT_EQ(text.distinct, 0);
}

TEST(ColumnStatistics, MedianOfAnEvenCountIsBetweenTheMiddleTwo) {
  EXPECT_EQ(median({4, kMissing, 1, 3, 10}), 3.5);
  EXPECT_EQ(median({5}), 5);
}

}  // namespace
}  // namespace minibatch
