#include <gtest/gtest.h>

#include <string>

#include "core/data/expect_error.h"
#include "core/preparation/prepare.h"
#include "preparation/prepare_job.h"

namespace minibatch {
namespace {

using nlohmann::json;

// 90 rows: x counts up, y is "no" for two thirds of them.
Table ninety() {
  NumericValues x;
  CategoricalValues y{{}, {"yes", "no"}};
  for (int i = 0; i < 90; ++i) {
    x.push_back(i);
    y.codes.push_back(i % 3 > 0);
  }
  Table table;
  table.add({"x", x});
  table.add({"y", y});
  return table;
}

TEST(StepReport, CountsTheTrainingRowsOfEachClassBeforeAndAfterAStep) {
  const auto job = prepared(ninety(), R"({"target": {"columns": ["y"]}, "preparation": [
      {"class_name": "TrainTestSplit", "config": {"test_size": 0.3, "stratify": true}}]})");
  const json steps = job->preparation().toJson()["steps"];
  EXPECT_EQ(steps[0]["before"], json::parse(R"({"train": 90, "test": 0, "columns": 1,
      "names": ["x"], "classes": [60, 30]})"));
  EXPECT_EQ(steps[0]["after"], json::parse(R"({"train": 63, "test": 27, "columns": 1,
      "names": ["x"], "classes": [42, 21]})"));
}

TEST(StepReport, AStepThatIsSwitchedOffDoesNothing) {
  const auto job = prepared(ninety(), R"({"target": {"columns": ["y"]}, "preparation": [
      {"class_name": "MinMaxScaler", "config": {}, "enabled": false},
      {"class_name": "TrainTestSplit", "config": {"shuffle": false}, "enabled": true}]})");
  EXPECT_EQ(featuresOf(job->train())[5], 5);
  EXPECT_EQ(job->testRows().size(), 18u);
  const json saved = job->preparation().toJson();
  ASSERT_EQ(saved["steps"].size(), 2u);
  EXPECT_EQ(saved["steps"][0], nullptr);
  EXPECT_EQ(saved["steps"][1]["class_name"], "TrainTestSplit");
  EXPECT_EQ(Preparation::fromJson(saved, catalog()).toJson(), saved);

  const auto options = [](const char* step) {
    return json::parse(std::string(R"({"target": {"columns": ["y"]}, "preparation": [)") + step +
                       "]}");
  };
  expectError(ErrorCode::kInvalidSpec, "enabled", [&] {
    PrepareJob(ninety(), options(R"({"class_name": "MinMaxScaler", "enabled": 0})"), catalog());
  });
  expectError(ErrorCode::kUnknownName, "MinMaxScalar", [&] {
    PrepareJob(ninety(), options(R"({"class_name": "MinMaxScalar", "enabled": false})"), catalog());
  });
}

}  // namespace
}  // namespace minibatch
