#include "data/edit_cells.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/data/expect_error.h"

namespace minibatch {
namespace {

using nlohmann::json;

Table table() {
  Table result;
  result.add({"size", NumericValues{1, 2, 3}});
  result.add({"mixed", CategoricalValues{{0, 1, 0}, {"4", "four"}}});
  result.add({"code", CategoricalValues{{0, 1, 2}, {"007", "x", "012"}}});
  return result;
}

std::vector<std::string> cells(const Table& table, const char* column) {
  std::vector<std::string> result;
  for (Index row = 0; row < table.rows(); ++row) {
    result.push_back(table.require(column).text(row));
  }
  return result;
}

Table edited(const char* edits, const char* reading = "null") {
  return withCells(table(), json::parse(edits), CellReading(json::parse(reading)));
}

using Cells = std::vector<std::string>;

TEST(EditedCells, AreNumbersAsThoseOfTheFile) {
  const Table result = edited(R"([{"row": 0, "column": "size", "value": " 1,5 "},
                                  {"row": 1, "column": "size", "value": 7},
                                  {"row": 2, "column": "size", "value": null}])",
                              R"({"comma": ["size"]})");
  EXPECT_EQ(cells(result, "size"), (Cells{"1.5", "7", ""}));
  EXPECT_EQ(cells(table(), "size"), (Cells{"1", "2", "3"}));
}

TEST(EditedCells, MakeNumbersOfTextsThatAreNothingElse) {
  const Table result = edited(R"([{"row": 1, "column": "mixed", "value": "40"}])");
  ASSERT_TRUE(result.require("mixed").numeric());
  EXPECT_EQ(cells(result, "mixed"), (Cells{"4", "40", "4"}));
  const Table text =
      edited(R"([{"row": 1, "column": "mixed", "value": 40}])", R"({"dtype": {"mixed": "str"}})");
  ASSERT_TRUE(text.require("mixed").categorical());
  EXPECT_EQ(text.require("mixed").categorical()->categories, (Cells{"4", "40"}));
  EXPECT_TRUE(
      edited(R"([{"row": 1, "column": "code", "value": "009"}])").require("code").categorical());
}

TEST(EditedCells, LeaveOutTextsThatNoCellHasAnyMore) {
  const Table result = edited(R"([{"row": 0, "column": "code", "value": "x"},
                                  {"row": 2, "column": "code", "value": "NA"}])");
  EXPECT_EQ(cells(result, "code"), (Cells{"x", "x", ""}));
  EXPECT_EQ(result.require("code").categorical()->categories, (Cells{"x"}));
}

TEST(EditedCells, AreRefusedWhereTheyCannotBe) {
  const auto refused = [](ErrorCode code, const char* message, const char* edits) {
    expectError(code, message, [&] { edited(edits); });
  };
  refused(ErrorCode::kInvalidArgument, R"(cells.number column="size" received="big" row=0)",
          R"([{"row": 0, "column": "size", "value": "big"}])");
  refused(ErrorCode::kInvalidArgument, "cells.row row=3 rows=3",
          R"([{"row": 3, "column": "size", "value": 1}])");
  refused(ErrorCode::kInvalidData, R"(table.no-column column="no")",
          R"([{"row": 0, "column": "no", "value": 1}])");
}

}  // namespace
}  // namespace minibatch
