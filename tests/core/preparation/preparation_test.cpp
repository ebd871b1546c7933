#include "preparation/preparation.h"

#include <gtest/gtest.h>

#include <limits>
#include <string>
#include <vector>

#include "core/data/expect_error.h"
#include "core/data/people.h"
#include "core/preparation/prepare.h"

namespace minibatch {
namespace {

using Names = std::vector<std::string>;
using nlohmann::json;

// The first six people are trained on.
constexpr const char* kSilent = R"({"target": {"columns": ["y"]}, "preparation": [
  {"class_name": "TrainTestSplit", "config": {"test_size": 2, "shuffle": false}},
  {"class_name": "SimpleImputer", "config": {"strategy": "median"}},
  {"class_name": "SimpleImputer", "config": {"strategy": "most_frequent"}},
  "MinMaxScaler",
  {"class_name": "OneHotEncoder", "config": {"handle_unknown": "ignore"}}]})";

Table peopleWithTarget() {
  Table table = people();
  table.add({"y", NumericValues{0, 1, 0, 1, 0, 1, 0, 1}});
  return table;
}

// scikit-learn 1.9.1, fitted on people[:6]:
//   ColumnTransformer([
//     ("n", make_pipeline(SimpleImputer(strategy="median"), MinMaxScaler()),
//      ["age", "fare", "class"]),
//     ("t", make_pipeline(SimpleImputer(strategy="most_frequent"),
//                         OneHotEncoder(handle_unknown="ignore", sparse_output=False)),
//      ["sex", "port"])]).transform(people).astype("float32")
// clang-format off
const std::vector<float> kByScikitLearn{
    0.384615391f, 0,             0,  0, 1, 0, 0, 1,
    0.692307711f, 1,             0,  1, 0, 1, 0, 0,
    0.634615362f, 0.0124934996f, 0,  1, 0, 0, 0, 1,
    0.634615362f, 0.215903282f,  0,  0, 1, 0, 0, 1,
    1,            0.696707785f,  0,  0, 1, 0, 0, 1,
    0,            0.215903282f,  0,  0, 1, 0, 1, 0,
    0.480769217f, 0.0606450066f, -2, 0, 0, 0, 1, 0,
    0.230769232f, 0.356389552f,  -1, 1, 0, 1, 0, 0,
};
// clang-format on

std::vector<float> floats(const std::vector<Real>& values) {
  return {values.begin(), values.end()};
}

TEST(Preparation, IsScikitLearns) {
  const auto job = prepared(peopleWithTarget(), kSilent);
  EXPECT_EQ(job->preparation().features(), (Names{"age", "fare", "class", "sex_female", "sex_male",
                                                  "port_C", "port_Q", "port_S"}));
  std::vector<float> actual = floats(featuresOf(job->train()));
  const std::vector<float> test = floats(featuresOf(job->test()));
  actual.insert(actual.end(), test.begin(), test.end());
  EXPECT_EQ(actual, kByScikitLearn);  // to the bit
  EXPECT_EQ(targetsOf(job->test()), (std::vector<Real>{0, 1}));
}

TEST(Preparation, SaysWhatEachStepDid) {
  const json steps = prepared(peopleWithTarget(), kSilent)->preparation().toJson().at("steps");
  ASSERT_EQ(steps.size(), 5u);
  EXPECT_EQ(counts(steps[0]["before"]), json::parse(R"({"train": 8, "test": 0, "columns": 5})"));
  EXPECT_EQ(counts(steps[0]["after"]), json::parse(R"({"train": 6, "test": 2, "columns": 5})"));
  EXPECT_EQ(steps[1]["fitted_on"], 6);
  EXPECT_EQ(steps[1]["class_name"], "SimpleImputer");
  EXPECT_EQ(steps[1]["config"]["strategy"], "median");
  EXPECT_EQ(steps[1]["learned"]["columns"][0],
            json::parse(R"({"column": "age", "statistic": 35.0})"));
  EXPECT_EQ(steps[3]["learned"]["columns"][1],
            json::parse(R"({"column": "fare", "data_min": 7.25, "data_max": 71.2833})"));
  EXPECT_EQ(steps[4]["learned"]["columns"][0],
            json::parse(R"({"column": "sex", "categories": ["female", "male"]})"));
  EXPECT_EQ(counts(steps[4]["after"]), json::parse(R"({"train": 6, "test": 2, "columns": 8})"));
}

TEST(Preparation, ComesBackFromJson) {
  const auto job = prepared(peopleWithTarget(), kSilent);
  const std::string text = job->preparation().toJson().dump();
  const Preparation again = Preparation::fromJson(json::parse(text), catalog());
  EXPECT_EQ(again.toJson().dump(), text);
  EXPECT_EQ(floats(featuresOf(again.transform(people()))), kByScikitLearn);
}

TEST(Preparation, NewRowsMayHaveOtherColumnsOrdersAndCodes) {
  const auto job = prepared(peopleWithTarget(), kSilent);
  Table rows;
  rows.add({"note", CategoricalValues{{0}, {"new"}}});
  rows.add({"port", CategoricalValues{{1}, {"unseen", "C"}}});
  rows.add({"class", NumericValues{3}});
  rows.add({"sex", NumericValues{kMissing}});  // a column without a value is read as numbers
  rows.add({"age", CategoricalValues{{-1}, {}}});
  rows.add({"fare", NumericValues{71.2833}});
  EXPECT_EQ(floats(featuresOf(job->preparation().transform(rows))),
            (std::vector<float>{0.634615362f, 1, 0, 0, 1, 1, 0, 0}));
}

TEST(Preparation, NewCellsAreReadAsThoseOfAFile) {
  const auto job = prepared(peopleWithTarget(), kSilent);
  const auto& preparation = job->preparation();
  EXPECT_EQ(floats(featuresOf(preparation.transformCells(
                {{{"age", " NA "}, {"fare", "71.2833"}, {"class", "3"}, {"port", " C "}}}))),
            (std::vector<float>{0.634615362f, 1, 0, 0, 1, 1, 0, 0}));
  expectError(ErrorCode::kInvalidData,
              R"(preparation.cell-not-a-number column="age" received="0x10")",
              [&] { preparation.transformCells({{{"age", "0x10"}}}); });
}

TEST(Preparation, NumbersMayStandForCategories) {
  Table codes, numbers;
  codes.add({"zone", CategoricalValues{{0, 1, 2, 2}, {"7", "8.5", "A"}}});
  codes.add({"y", NumericValues{0, 0, 1, 1}});
  numbers.add({"zone", NumericValues{8.5, 7, 9}});
  const auto job = prepared(codes, R"({"target": {"columns": ["y"]}, "preparation": [
      {"class_name": "OneHotEncoder", "config": {"handle_unknown": "ignore"}}]})");
  EXPECT_EQ(floats(featuresOf(job->preparation().transform(numbers))),
            (std::vector<float>{0, 1, 0, 1, 0, 0, 0, 0, 0}));
}

TEST(Preparation, NewRowsNeedTheColumnsInUseOnly) {
  const auto job = prepared(peopleWithTarget(), R"({"target": {"columns": ["y"]}, "preparation": [
      {"class_name": "SelectColumns", "config": {"columns": ["fare", "class", "y"]}},
      "SimpleImputer"]})");
  EXPECT_EQ(job->preparation().features(), (Names{"fare", "class"}));
  EXPECT_EQ(
      job->preparation().toJson().at("inputs"),
      json::parse(R"([{"name": "fare", "type": "number"}, {"name": "class", "type": "number"}])"));
  const Dataset row = job->preparation().transformCells({{{"class", "2"}, {"fare", "5"}}});
  EXPECT_EQ(featuresOf(row), (std::vector<Real>{5, 2}));
}

TEST(Preparation, DropsWhatCannotBeLearnedFromAndSaysSo) {
  Table table;
  table.add({"empty", NumericValues{kMissing, kMissing, 5}});
  table.add({"blank", CategoricalValues{{-1, -1, 0}, {"x"}}});
  table.add({"age", NumericValues{1, 2, 3}});
  table.add({"y", NumericValues{0, 1, 1}});
  const std::string steps = R"("preparation": [
      {"class_name": "TrainTestSplit", "config": {"test_size": 1, "shuffle": false}},
      {"class_name": "SimpleImputer", "config": {"strategy": "most_frequent"}}]})";
  const auto job = prepared(table, R"({"target": {"columns": ["y"]}, )" + steps);
  EXPECT_EQ(job->preparation().features(), Names{"age"});
  EXPECT_EQ(job->preparation().toJson()["steps"][1]["learned"]["dropped"],
            json::parse(R"([{"column": "empty", "reason": "all-missing"},
                            {"column": "blank", "reason": "all-missing"}])"));
  Table nothing;
  nothing.add({"empty", NumericValues{kMissing, kMissing, 5}});
  nothing.add({"y", NumericValues{0, 1, 1}});
  expectError(ErrorCode::kInvalidData, "preparation.no-features count=", [&] {
    prepared(nothing, R"({"target": {"columns": ["y"]}, )" + steps);
  });
}

TEST(Preparation, SaysWhichCellIsWrong) {
  const auto job = prepared(peopleWithTarget(), kSilent);
  const auto code = ErrorCode::kInvalidData;
  Table text = people();
  Table changed;
  for (const Column& column : text.columns()) {
    if (column.name != "age") changed.add(column);
  }
  changed.add({"age", CategoricalValues{{-1, 0, -1, -1, -1, -1, -1, -1}, {"old"}}});
  expectError(code, R"(preparation.not-a-number column="age" received="old" row=1)",
              [&] { job->preparation().transform(changed); });
  Table infinite;
  infinite.add({"age", NumericValues{1, std::numeric_limits<double>::infinity(), 2}});
  infinite.add({"y", NumericValues{0, 1, 1}});
  const auto with = [&](const Table& table, const std::string& steps) {
    prepared(table, R"({"target": {"columns": ["y"]}, "preparation": [)" + steps + "]}");
  };
  expectError(code, R"(preparation.infinite column="age" received="Infinity" row=1)",
              [&] { with(infinite, "\"MinMaxScaler\""); });
  expectError(code, R"(preparation.infinite column="age" received="Infinity" row=1)",
              [&] { with(infinite, ""); });
  expectError(code, R"(table.no-column column="fare")",
              [&] { job->preparation().transform(infinite); });
  expectError(code, R"(preparation.missing-value column="age" row=2)",
              [&] { with(peopleWithTarget(), ""); });
  expectError(code, R"(preparation.text-feature column="sex")",
              [&] { with(peopleWithTarget(), "\"SimpleImputer\""); });
}

TEST(Preparation, RefusesOtherJson) {
  const auto code = ErrorCode::kInvalidSpec;
  expectError(code, "preparation.malformed",
              [] { Preparation::fromJson({{"steps", 3}}, catalog()); });
  expectError(code, "preparation.malformed",
              [] { Preparation::fromJson(json::array(), catalog()); });
  json state = prepared(peopleWithTarget(), kSilent)->preparation().toJson();
  state["steps"][1]["learned"] = 3;
  expectError(code, "preparation.malformed", [&] { Preparation::fromJson(state, catalog()); });
  expectError(ErrorCode::kUnknownName, R"(name="Scaler" where="preparation[0]")",
              [] { Preparation(json::parse(R"(["Scaler"])"), catalog()); });
  expectError(code, "preparation.not-a-list",
              [] { Preparation(json::parse(R"({"a": 1})"), catalog()); });
}

}  // namespace
}  // namespace minibatch
