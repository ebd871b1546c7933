// Steps that change rows and columns by themselves: what they refuse, and new rows.
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "core/data/expect_error.h"
#include "core/data/people.h"
#include "core/preparation/prepare.h"

namespace minibatch {
namespace {

using nlohmann::json;
using Cells = std::map<std::string, std::string>;

// Three rows of everything that a file may hold.
Table mixed() {
  Table table;
  table.add({"rooms", NumericValues{6, 8, 3}});
  table.add({"people", NumericValues{2, 4, 0}});
  table.add({"mostly", CategoricalValues{{0, 1, 2}, {"1.5", "n/k", "7"}}});
  table.add({"when", CategoricalValues{{0, 1, 0}, {"11/05/2023", "25/12/2023"}}});
  table.add({"flag", CategoricalValues{{0, 1, 0}, {"True", "no"}}});
  table.add({"y", CategoricalValues{{0, 1, 0}, {"b", "a"}}});
  return table;
}

std::unique_ptr<PrepareJob> with(const std::string& steps) {
  return prepared(mixed(), R"({"target": {"columns": ["y"]}, "preparation": [)" + steps + "]}");
}

std::string step(const std::string& name, const std::string& config) {
  return R"({"class_name": ")" + name + R"(", "config": )" + config + "}";
}

std::string only(const std::string& column) {
  return step("SelectColumns", R"({"columns": [")" + column + R"("]})");
}

TEST(ColumnSteps, SayWhichCellIsWrong) {
  const auto refused = [](const char* message, const std::string& steps) {
    expectError(ErrorCode::kInvalidData, message, [&] { with(steps); });
  };
  refused(R"(preparation.to-numeric column="mostly" received="n/k" row=1)", "\"ToNumeric\"");
  refused(R"(preparation.to-numeric column="mostly" received="n/k" row=1)",
          step("AsType", R"({"columns": ["mostly"]})"));
  refused(R"(preparation.not-whole column="mostly" received="1.5" row=0)",
          step("AsType", R"({"columns": ["mostly"], "dtype": "int"})"));
  refused(R"(preparation.not-a-boolean column="flag" received="no" row=1)",
          step("AsType", R"({"columns": ["flag"], "dtype": "bool"})"));
  refused(R"(preparation.not-a-date column="flag" received="True" row=0)",
          step("DateParts", R"({"columns": ["flag"]})"));
  refused(R"(preparation.dates-are-text column="rooms")",
          step("DateParts", R"({"columns": ["rooms"]})"));
  refused(R"(preparation.assigns-infinite column="each" left=3 operator="/" right=0 row=2)",
          step("Assign", R"({"name": "each", "left": "rooms", "right": "people"})"));
  refused(R"(preparation.assigns-target column="y")",
          step("Assign", R"({"name": "y", "left": "rooms", "right": 2})"));
  refused(R"(preparation.text-column column="when")",
          step("Assign", R"({"name": "x", "left": "rooms", "right": "when"})"));
  refused(R"(preparation.log1p column="people" received=-2 row=0)",
          step("Assign", R"({"name": "people", "left": "people", "operator": "-", "right": 4})") +
              ", \"Log1p\"");
  refused(R"(preparation.value-with-number argument="expr" column="rooms" received=""six"")",
          step("Query", R"({"expr": "rooms == 'six'"})"));
  refused(R"(preparation.value-with-number argument="value" column="rooms" received=""six"")",
          step("Replace", R"({"to_replace": 6, "value": "six", "columns": ["rooms"]})"));
  refused(R"(preparation.no-rows count=3 step="Query")",
          step("Query", R"({"expr": "rooms > 100"})"));
  refused(R"(preparation.value-with-text argument="expr" column="mostly" received="rooms")",
          step("Query", R"({"expr": "mostly > rooms"})"));
  refused("preparation.sample-size asked=4 count=3", step("Sample", R"({"n": 4})"));
  refused("preparation.sample-size asked=0 count=3", step("Sample", R"({"frac": 0.1})"));
  refused(R"(table.no-column column="room")", step("Query", R"({"expr": "room == 1"})"));
  refused(R"(table.no-column column="room")", step("DropColumns", R"({"columns": ["room"]})"));
  refused(R"(table.no-column column="room")", step("DropNA", R"({"subset": ["room"]})"));
}

TEST(ColumnSteps, RefuseArgumentsThatDoNotFit) {
  const auto refused = [](const char* message, const std::string& steps) {
    expectError(ErrorCode::kInvalidArgument, message, [&] { with(steps); });
  };
  refused("expected.increasing-edges", step("Cut", R"({"bins": [3]})"));
  refused("expected.increasing-edges", step("Cut", R"({"bins": [3, 3, 4]})"));
  refused("argument.cut-labels bins=2 received=1",
          step("Cut", R"({"bins": [1, 2, 3], "labels": ["low"]})"));
  refused(R"(argument="parts")", step("DateParts", R"({"parts": ["century"]})"));
  refused("expected.as-many", step("Replace", R"({"to_replace": [6, 8], "value": [1]})"));
  refused("expected.as-many", step("Replace", R"({"to_replace": 6, "value": [1]})"));
  refused("expected.no-value", step("Replace", R"({"to_replace": {"6": 1}, "value": 1})"));
  refused(R"(argument="n_bins")", step("KBinsDiscretizer", R"({"n_bins": 1})"));
}

TEST(ColumnSteps, APolynomialHasABoundedNumberOfTerms) {
  Table table;
  for (int column = 0; column < 40; ++column) {
    table.add({"x" + std::to_string(column), NumericValues{1, 2}});
  }
  table.add({"y", NumericValues{0, 1}});
  expectError(ErrorCode::kInvalidData, "preparation.too-many-terms count=40 degree=6 most=10000",
              [&] {
                prepared(table, R"({"target": {"columns": ["y"]}, "preparation": [)" +
                                    step("PolynomialFeatures", R"({"degree": 6})") + "]}");
              });
}

TEST(ColumnSteps, RowsThatAreNotUsedMayHoldAnything) {
  const auto job = with(step("Query", R"({"expr": "people != 0"})") + ", " +
                        step("Assign", R"({"name": "each", "left": "rooms", "right": "people"})") +
                        ", " + only("each"));
  EXPECT_EQ(featuresOf(job->train()), (std::vector<Real>{3, 2}));
  EXPECT_EQ(job->trainRows(), (RowNumbers{0, 1}));
  const Preparation& preparation = job->preparation();
  EXPECT_EQ(featuresOf(preparation.transformCells({{{"rooms", "10"}, {"people", "4"}}})),
            std::vector<Real>{2.5});
  expectError(ErrorCode::kInvalidData, "preparation.assigns-infinite",
              [&] { preparation.transformCells({{{"rooms", "10"}, {"people", "0"}}}); });
}

TEST(ColumnSteps, NamesNewCellsThatShouldBeNumbers) {
  const auto job = with(only("rooms"));
  const Preparation& preparation = job->preparation();
  const std::vector<CellsByColumn> rows = {
      {{"rooms", "10"}}, {{"rooms", "many"}}, {{"rooms", " NA "}}, {{"people", "many"}}};
  EXPECT_EQ(preparation.notNumbers(rows),
            (std::vector<std::pair<Index, std::string>>{{1, "rooms"}}));
}

TEST(ColumnSteps, NewCellsGoTheSameWay) {
  // Of the rows that were trained on, one says that days come first.
  const auto dates = with(step("DateParts", R"({"parts": ["month"], "columns": ["when"]})") + ", " +
                          only("when_month"));
  EXPECT_EQ(featuresOf(dates->train()), (std::vector<Real>{5, 12, 5}));
  const Preparation again = Preparation::fromJson(dates->preparation().toJson(), catalog());
  EXPECT_EQ(featuresOf(again.transformCells({{{"when", "1/2/2024"}}})), std::vector<Real>{2});
  expectError(ErrorCode::kInvalidData,
              R"(preparation.not-a-date column="when" received="soon" row=0)",
              [&] { again.transformCells({{{"when", "soon"}}}); });

  const auto numbers = with(step("ToNumeric", R"({"errors": "coerce"})") + ", " + only("mostly") +
                            ", " + step("SimpleImputer", R"({"strategy": "mean"})"));
  EXPECT_EQ(featuresOf(numbers->train()), (std::vector<Real>{1.5, 4.25, 7}));
  EXPECT_EQ(numbers->preparation().toJson()["steps"][0]["learned"]["columns"],
            json::parse(R"([{"column": "mostly", "coerced": 1}])"));
  const Preparation& preparation = numbers->preparation();
  EXPECT_EQ(featuresOf(preparation.transformCells({{{"mostly", "8"}}})), std::vector<Real>{8});
  EXPECT_EQ(featuresOf(preparation.transformCells({{{"mostly", "?"}}})), std::vector<Real>{4.25});
}

TEST(ColumnSteps, TheTargetMayDecideWhichRowsStay) {
  const auto job = with(step("Query", R"({"expr": "y == 'b'"})") + ", " + only("rooms"));
  EXPECT_EQ(job->trainRows(), (RowNumbers{0, 2}));
  // As it stands in the file, whatever its classes are called.
  const auto named = prepared(
      mixed(), R"({"target": {"columns": ["y"], "class_names": ["b", "c"]}, "preparation": [)" +
                   step("Query", R"({"expr": "y == 'b'"})") + ", " + only("rooms") + "]}");
  EXPECT_EQ(named->trainRows(), (RowNumbers{0, 2}));
  Table table;
  table.add({"x", NumericValues{1, 2, 3, 4, 5}});
  table.add({"price", NumericValues{100, 250, 900, 40, 250}});
  const auto regression = prepared(
      table, R"({"target": {"columns": ["price"], "task": "regression"}, "preparation": [)" +
                 step("Query", R"({"expr": "price < 500"})") + "]}");
  EXPECT_EQ(regression->trainRows(), (RowNumbers{0, 1, 3, 4}));
  const auto classes = prepared(
      table, R"({"target": {"columns": ["price"], "task": "classification"}, "preparation": [)" +
                 step("Query", R"({"expr": "price >= 100"})") + "]}");
  EXPECT_EQ(classes->trainRows(), (RowNumbers{0, 1, 2, 4}));
}

TEST(ColumnSteps, TruthIsForColumnsThatSayNothingElse) {
  Table table;
  table.add({"count", NumericValues{0, 2, 5}});
  table.add({"flag", CategoricalValues{{0, 1, -1}, {"TRUE", "false"}}});
  table.add({"word", CategoricalValues{{0, 1, 1}, {"true", "maybe"}}});
  table.add({"y", NumericValues{0, 1, 0}});
  const auto job =
      prepared(std::move(table), R"({"target": {"columns": ["y"]}, "preparation": [)" +
                                     step("AsType", R"({"dtype": "bool"})") + ", " +
                                     step("SimpleImputer", "{}") + ", " +
                                     step("DropColumns", R"({"columns": ["word"]})") + "]}");
  EXPECT_EQ(featuresOf(job->train()), (std::vector<Real>{0, 1, 2, 0, 5, 0.5}));
}

TEST(ColumnSteps, ATextColumnMayBeComparedWithTheTextOfANumber) {
  Table table;
  table.add({"zone", CategoricalValues{{0, 1, 2, 0}, {"7", "A", "12"}}});
  table.add({"y", NumericValues{0, 1, 0, 1}});
  const auto rows = [&](const std::string& config) {
    return prepared(table, R"({"target": {"columns": ["y"]}, "preparation": [)" +
                               step("Query", config) + R"(, "OrdinalEncoder"]})")
        ->trainRows();
  };
  EXPECT_EQ(rows(R"({"expr": "zone == 7"})"), (RowNumbers{0, 3}));
  EXPECT_EQ(rows(R"({"expr": "zone > 8"})"), RowNumbers{2});
  EXPECT_EQ(rows(R"({"expr": "zone in ['7']"})"), (RowNumbers{0, 3}));
}

TEST(ColumnSteps, ValuesAreReplacedOnceEach) {
  const auto job = with(step("Replace", R"({"to_replace": {"6": 8, "8": 3, "3": null}})") + ", " +
                        only("rooms") + R"(, {"class_name": "SimpleImputer", "config": {}})");
  EXPECT_EQ(featuresOf(job->train()), (std::vector<Real>{8, 3, 5.5}));
}

TEST(ColumnSteps, LabelEncoderIsAnotherNameOfOrdinalEncoder) {
  const auto job = with("\"LabelEncoder\", " + only("flag"));
  EXPECT_EQ(job->preparation().toJson()["steps"][0]["class_name"], "OrdinalEncoder");
  EXPECT_EQ(featuresOf(job->train()), (std::vector<Real>{0, 1, 0}));
}

}  // namespace
}  // namespace minibatch
