#include "data/table_dataset.h"

#include <gtest/gtest.h>

#include <set>
#include <vector>

#include "core/data/expect_error.h"
#include "core/data/people.h"

namespace minibatch {
namespace {

// 90 rows: x counts up, y is "no" for two thirds of them; three rows have no y.
Table ninety() {
  NumericValues x;
  CategoricalValues y{{}, {"yes", "no"}};
  for (int i = 0; i < 90; ++i) {
    x.push_back(i);
    y.codes.push_back(i % 30 == 7 ? -1 : i % 3 > 0);
  }
  Table table;
  table.add({"x", x});
  table.add({"y", y});
  return table;
}

TEST(TableDataset, SplitsFitsAndKeepsRowsAndTargetsTogether) {
  const TableDataset data =
      makeTableDataset(ninety(), {.target = "y", .test_size = 0.3, .seed = 5});
  EXPECT_EQ(data.unlabelled, 3);
  EXPECT_TRUE(data.stratified);
  EXPECT_EQ(data.test.rows(), 27);  // ceil(0.3 * 87)
  EXPECT_EQ(data.train.rows(), 60);
  EXPECT_EQ(data.train.sampleShape(), Shape{1});
  EXPECT_EQ(data.train.targetShape(), Shape{});
  EXPECT_EQ(data.train.classes(), 2);

  double minimum = 90, maximum = 0;
  for (const auto row : data.train_rows) {
    minimum = std::min<double>(minimum, row);
    maximum = std::max<double>(maximum, row);
  }
  std::set<std::uint32_t> seen;
  const auto check = [&](const Dataset& part, const std::vector<std::uint32_t>& rows) {
    ASSERT_EQ(part.rows(), static_cast<Index>(rows.size()));
    for (std::size_t i = 0; i < rows.size(); ++i) {
      Real x = 0, y = 0;
      part.gatherRange(static_cast<Index>(i), 1, &x, &y);
      EXPECT_NEAR(x, (rows[i] - minimum) / (maximum - minimum), 1e-6);
      EXPECT_EQ(y, rows[i] % 3 > 0 ? 0 : 1);  // "no" sorts before "yes"
      EXPECT_TRUE(seen.insert(rows[i]).second);
    }
  };
  check(data.train, data.train_rows);
  check(data.test, data.test_rows);
  EXPECT_EQ(seen.size(), 87u);
}

TEST(TableDataset, WithoutATestPart) {
  const TableDataset data = makeTableDataset(ninety(), {.target = "y", .test_size = 0});
  EXPECT_EQ(data.train.rows(), 87);
  EXPECT_EQ(data.test.rows(), 0);
}

TEST(TableDataset, RareClassesAreSplitWithoutStratifying) {
  Table table;
  table.add({"x", NumericValues{1, 2, 3, 4, 5}});
  table.add({"y", CategoricalValues{{0, 0, 0, 0, 1}, {"a", "b"}}});
  EXPECT_FALSE(makeTableDataset(table, {.target = "y", .test_size = 0.4}).stratified);
}

TEST(TableDataset, RegressionOnLargeNumbers) {
  Table table;
  table.add({"x", NumericValues{1, 2, 3, 4}});
  table.add({"price", NumericValues{1e12, 2e12, 3e12, 4e12}});
  const TableDataset data = makeTableDataset(table, {.target = "price", .test_size = 0.25});
  EXPECT_EQ(data.target.task(), Task::kRegression);
  Real x = 0, y = 0;
  data.test.gatherRange(0, 1, &x, &y);
  EXPECT_FLOAT_EQ(static_cast<float>(y), 1e12f * static_cast<float>(data.test_rows[0] + 1));
}

TEST(TableDataset, TakesTheFeaturesNamed) {
  const TableDataset data =
      makeTableDataset(people(), {.target = "sex", .features = {"fare", "age"}, .test_size = 0});
  EXPECT_EQ(data.preprocessor.featureNames(), (std::vector<std::string>{"fare", "age"}));
  EXPECT_EQ(data.unlabelled, 1);
}

TEST(TableDataset, RefusesWrongColumns) {
  expectError(ErrorCode::kInvalidData, "no column \"z\"; it has \"x\", \"y\"",
              [] { makeTableDataset(ninety(), {.target = "z"}); });
  expectError(ErrorCode::kInvalidArgument, "\"y\" is the target",
              [] { makeTableDataset(ninety(), {.target = "y", .features = {"y"}}); });
}

}  // namespace
}  // namespace minibatch
