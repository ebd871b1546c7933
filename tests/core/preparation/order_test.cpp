// In what order steps run, and which rows they learn from.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "core/data/expect_error.h"
#include "core/data/people.h"
#include "core/preparation/prepare.h"

namespace minibatch {
namespace {

using nlohmann::json;

// Twelve rows of which the last four are the test rows; a is missing in rows 2 and 9.
Table twelve() {
  Table table;
  table.add({"a", NumericValues{0, 10, kMissing, 30, 40, 50, 60, 70, 80, kMissing, 100, 1000}});
  table.add({"b", CategoricalValues{{0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 2}, {"x", "y", "z"}}});
  table.add({"y", NumericValues{0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1}});
  return table;
}

constexpr const char* kSplit =
    R"({"class_name": "TrainTestSplit", "config": {"test_size": 4, "shuffle": false}})";
constexpr const char* kScaler = R"({"class_name": "MinMaxScaler", "config": {}})";
constexpr const char* kScalerOfAll =
    R"({"class_name": "MinMaxScaler", "config": {"fit_on": "all"}})";
constexpr const char* kDropNa = R"({"class_name": "DropNA", "config": {"subset": ["a"]}})";
constexpr const char* kOnlyA = R"({"class_name": "SelectColumns", "config": {"columns": ["a"]}})";

std::unique_ptr<PrepareJob> with(const std::vector<std::string>& steps) {
  std::string list;
  for (const std::string& step : steps) list += (list.empty() ? "" : ", ") + step;
  return prepared(twelve(), R"({"target": {"columns": ["y"]}, "preparation": [)" + list + "]}");
}

json stepsOf(const PrepareJob& job) { return job.preparation().toJson()["steps"]; }
json largest(const json& step) { return step["learned"]["columns"][0]["data_max"]; }

TEST(PreparationOrder, ASplitRunsRightBeforeAStepThatLearns) {
  const json steps = stepsOf(*with({kOnlyA, kDropNa, kScaler, kSplit}));
  // The rows were dropped before the split, which took four of the ten that were left.
  EXPECT_EQ(counts(steps[1]["before"]), json::parse(R"({"train": 12, "test": 0, "columns": 1})"));
  EXPECT_EQ(counts(steps[3]["before"]), json::parse(R"({"train": 10, "test": 0, "columns": 1})"));
  EXPECT_EQ(counts(steps[2]["before"]), json::parse(R"({"train": 6, "test": 4, "columns": 1})"));
  EXPECT_EQ(steps[2]["fitted_on"], 6);
  EXPECT_EQ(largest(steps[2]), 60);
  EXPECT_EQ(steps[2]["leaks"], false);
}

TEST(PreparationOrder, BehindASplitRowsOfBothPartsAreDropped) {
  const auto job = with({kSplit, kOnlyA, kDropNa});
  EXPECT_EQ(job->trainRows(), (RowNumbers{0, 1, 3, 4, 5, 6, 7}));
  EXPECT_EQ(job->testRows(), (RowNumbers{8, 10, 11}));
}

TEST(PreparationOrder, FittedOnAllAStepKeepsItsPlaceAndLeaks) {
  const auto job = with({kOnlyA, kDropNa, kScalerOfAll, kSplit});
  const json steps = stepsOf(*job);
  EXPECT_EQ(steps[2]["fitted_on"], 10);
  EXPECT_EQ(largest(steps[2]), 1000);
  EXPECT_EQ(steps[2]["leaks"], true);
  EXPECT_EQ(steps[0]["leaks"], false);
  EXPECT_EQ(counts(steps[3]["before"]), json::parse(R"({"train": 10, "test": 0, "columns": 1})"));
  EXPECT_EQ(featuresOf(job->test()).back(), 1);
}

TEST(PreparationOrder, BehindTheSplitItLearnsFromBothParts) {
  const auto job = with({kOnlyA, kDropNa, kSplit, kScalerOfAll, kScaler});
  const json steps = stepsOf(*job);
  EXPECT_EQ(steps[3]["fitted_on"], 10);
  EXPECT_EQ(largest(steps[3]), 1000);
  EXPECT_EQ(steps[3]["leaks"], true);
  // The next step learns from the training rows again, which are as they were.
  EXPECT_EQ(counts(steps[3]["after"]), json::parse(R"({"train": 6, "test": 4, "columns": 1})"));
  EXPECT_EQ(steps[4]["fitted_on"], 6);
  EXPECT_EQ(steps[4]["leaks"], false);
  EXPECT_EQ(job->trainRows(), (RowNumbers{0, 1, 3, 4, 5, 6}));
}

TEST(PreparationOrder, WithoutRowsToTestOnNothingLeaks) {
  const json steps = stepsOf(*with({kOnlyA, kDropNa, kScalerOfAll}));
  EXPECT_EQ(steps[2]["leaks"], false);
}

TEST(PreparationOrder, TheStateSaysWhatLeaks) {
  json state = with({kOnlyA, kDropNa, kScalerOfAll, kSplit})->preparation().toJson();
  EXPECT_EQ(Preparation::fromJson(state, catalog()).toJson(), state);
  EXPECT_EQ(state["steps"][2]["config"]["fit_on"], "all");
  // As it was saved before steps had `fit_on`.
  for (json& step : state["steps"]) {
    step.erase("leaks");
    step["config"].erase("fit_on");
  }
  EXPECT_EQ(Preparation::fromJson(state, catalog()).toJson()["steps"][2]["leaks"], false);
}

TEST(PreparationOrder, RefusesOtherRowsToLearnFrom) {
  expectError(ErrorCode::kInvalidArgument, R"(argument="fit_on" class="MinMaxScaler")",
              [] { with({R"({"class_name": "MinMaxScaler", "config": {"fit_on": "test"}})"}); });
  expectError(ErrorCode::kInvalidArgument, R"(argument="fit_on" class="DropNA")",
              [] { with({R"({"class_name": "DropNA", "config": {"fit_on": "all"}})"}); });
}

TEST(PreparationOrder, NewRowsAreNotDropped) {
  const auto job = with(
      {kDropNa, kOnlyA, R"({"class_name": "SimpleImputer", "config": {"strategy": "median"}})"});
  Table rows;
  rows.add({"a", NumericValues{kMissing, 7, 7}});
  EXPECT_EQ(featuresOf(job->preparation().transform(rows)), (std::vector<Real>{55, 7, 7}));
}

TEST(PreparationOrder, NewRowsNeedAColumnThatIsDroppedOnlyAfterItWasUsed) {
  const auto inputs = [](const std::vector<std::string>& steps) {
    std::string names;
    const json state = with(steps)->preparation().toJson();
    for (const json& input : state["inputs"]) {
      names += input["name"].get<std::string>();
    }
    return names;
  };
  const std::string fill = R"({"class_name": "SimpleImputer", "config": {"columns": ["a"]}})";
  const std::string marked =
      R"({"class_name": "SimpleImputer", "config": {"columns": ["a"], "add_indicator": true}})";
  const std::string norm = R"({"class_name": "Normalizer", "config": {"columns": ["a"]}})";
  const std::string drop = R"({"class_name": "DropColumns", "config": {"columns": ["a"]}})";
  const std::string dummies = R"("GetDummies")";
  EXPECT_EQ(inputs({fill, drop, dummies}), "b");
  EXPECT_EQ(inputs({marked, drop, dummies}), "ab");  // its column says where a is missing
  EXPECT_EQ(inputs({fill, norm, drop, dummies}), "ab");
  EXPECT_EQ(inputs({drop, dummies}), "b");
}

TEST(PreparationOrder, ManyRowsAreDroppedInSlices) {
  NumericValues x, y;
  for (int row = 0; row < 50000; ++row) {
    x.push_back(row % 30000);
    y.push_back(row % 30000 % 2);
  }
  Table table;
  table.add({"x", x});
  table.add({"y", y});
  PrepareJob job(
      table, json::parse(R"({"target": {"columns": ["y"]}, "preparation": ["DropDuplicates"]})"),
      catalog());
  int slices = 1;
  while (!job.step(0)) ++slices;
  EXPECT_GE(slices, 3);
  EXPECT_EQ(job.trainRows(), allRows(30000));
}

TEST(PreparationOrder, ThereMustBeRowsLeft) {
  Table table;
  table.add({"x", NumericValues{kMissing, kMissing}});
  table.add({"y", NumericValues{0, 1}});
  expectError(ErrorCode::kInvalidData, R"(preparation.no-rows count=2 step="DropNA")", [&] {
    prepared(table, R"({"target": {"columns": ["y"]}, "preparation": ["DropNA"]})");
  });
}

}  // namespace
}  // namespace minibatch
