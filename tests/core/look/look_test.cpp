#include "look/look.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "core/data/expect_error.h"
#include "look/duplicates.h"
#include "look/pixels.h"
#include "look/row_order.h"

namespace minibatch {
namespace {

using nlohmann::json;

/// More than three slices of rows, which are no multiple of one.
constexpr Index kRows = 100'003;

// Every number once, in no order, but for 1 row of 1,000 that is as the one before.
NumericValues manyNumbers() {
  NumericValues values(static_cast<std::size_t>(kRows));
  for (Index i = 0; i < kRows; ++i) {
    const std::int64_t row = i % 1000 == 999 ? i - 1 : i;
    values[i] = static_cast<double>(row * 48271 % kRows) - 5000.5;
  }
  return values;
}

Table manyRows() {
  Table table;
  table.add({"a", manyNumbers()});
  CategoricalValues text;
  for (const double value : *table.columns()[0].numeric()) {
    text.codes.push_back(static_cast<std::int32_t>(value + 5000.5));
  }
  for (Index i = 0; i < kRows; ++i) text.categories.push_back("t" + std::to_string(i));
  table.add({"b", std::move(text)});
  return table;
}

json resultOf(const char* name, const Table& rows, const json& options, int least_slices) {
  const LookPointer look = makeLook(name, rows, options);
  int slices = 1;
  while (!look->step(0)) ++slices;
  EXPECT_GE(slices, least_slices);
  return look->result();
}

TEST(Look, FindsManyValuesInSlices) {
  const Table rows = manyRows();
  for (const char* column : {"a", "b"}) {
    const json options{{"column", column}, {"dropna", true}, {"limit", 150}};
    const json counts = resultOf("valueCounts", rows, options, 4);
    EXPECT_EQ(counts["unique"], kRows - 100);
    ASSERT_EQ(counts["values"].size(), 150);
    EXPECT_EQ(counts["values"][99]["count"], 2);
    EXPECT_EQ(counts["values"][100]["count"], 1);
    const json groups =
        resultOf("groupby", rows, {{"by", column}, {"statistic", "count"}, {"limit", 3}}, 8);
    EXPECT_EQ(groups["total"], kRows - 100);
    EXPECT_EQ(groups["groups"].size(), 3);
  }
}

TEST(Look, FindsDuplicatesInSlices) {
  const json found = resultOf("duplicated", manyRows(), json::object(), 12);
  EXPECT_EQ(found["count"], 100);
  EXPECT_EQ(found["rows"][0], 999);
  EXPECT_EQ(found["rows"][99], 99'999);
}

TEST(Look, RefusesWhatCannotBeToldApart) {
  const Table rows = manyRows();
  const LookPointer look =
      makeLook("histogram", rows, {{"column", "a"}, {"bins", 10}, {"by", "b"}});
  expectError(ErrorCode::kInvalidData, R"(look.many-values column="b" limit=100 received=99903)",
              [&] {
                while (!look->step(0)) {
                }
              });
  expectError(ErrorCode::kInvalidData, R"(look.text column="b")",
              [&] { makeLook("histogram", rows, {{"column", "b"}, {"bins", 10}}); });
  expectError(ErrorCode::kInvalidData, R"(table.no-column column="c")",
              [&] { makeLook("describe", rows, {{"columns", {"c"}}}); });
}

TEST(Look, RefusesMoreBinsThanNumbersBetween) {
  Table table;
  table.add({"a", NumericValues{1, 1 + 1e-15}});
  const LookPointer look = makeLook("histogram", table, {{"column", "a"}, {"bins", 100}});
  expectError(ErrorCode::kInvalidData, "look.many-bins bins=100", [&] {
    while (!look->step(0)) {
    }
  });
}

TEST(RowOrder, SortsManyRowsInSlicesAndKeepsEqualOnesInOrder) {
  const Table rows = manyRows();
  for (const bool ascending : {true, false}) {
    for (const char* column : {"a", "b"}) {
      RowOrder order(rows, {{"sort", {{"column", column}, {"ascending", ascending}}}},
                     allRows(kRows));
      int slices = 1;
      while (!order.step(0)) ++slices;
      EXPECT_GE(slices, 8);
      std::vector<std::uint32_t> expected = allRows(kRows);
      const Column& values = rows.require(column);
      std::ranges::stable_sort(expected, [&](std::uint32_t a, std::uint32_t b) {
        if (!ascending) std::swap(a, b);
        return values.numeric() ? (*values.numeric())[a] < (*values.numeric())[b]
                                : values.text(a) < values.text(b);
      });
      EXPECT_TRUE(order.rows() == expected) << column << ascending;
    }
  }
}

TEST(RowOrder, GivesPagesWithinItsRows) {
  RowOrder order(manyRows(), json::object(), {7, 9});
  while (!order.step(0)) {
  }
  EXPECT_EQ(order.page(1, 1'000'000)["numbers"], json::array({9}));
  EXPECT_EQ(order.page(5, 5)["rows"], json::array());
  EXPECT_EQ(order.page(0, 1)["total"], 2);
}

TEST(PixelCounts, AreOfEachChannel) {
  PixelCounts counts(2);
  counts.add(std::vector<std::uint8_t>{1, 10, 3, 20});
  const json result = counts.result();
  EXPECT_EQ(result["mean"], 8.5);
  EXPECT_EQ(result["channels"][1]["mean"], 15);
  EXPECT_EQ(result["channels"][1]["std"], 5);
  EXPECT_EQ(PixelCounts(1).result()["min"]["number"], "NaN");
}

}  // namespace
}  // namespace minibatch
