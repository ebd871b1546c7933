#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "core/data/expect_error.h"
#include "core/preparation/prepare.h"

namespace minibatch {
namespace {

using nlohmann::json;

using Numbers = std::vector<Real>;

// Twelve rows: x is 0, 1, 2 …, y is ten times as much.
Table series() {
  NumericValues x, y, shuffled, group;
  for (int row = 0; row < 12; ++row) {
    x.push_back(row);
    y.push_back(10 * row);
    shuffled.push_back((row * 5 + 3) % 12);
    group.push_back(row % 2);
  }
  Table table;
  table.add({"x", std::move(x)});
  table.add({"time", std::move(shuffled)});
  table.add({"group", std::move(group)});
  table.add({"y", std::move(y)});
  return table;
}

constexpr const char* kNumber = R"("columns": ["y"], "scaling": null)";
constexpr const char* kClass = R"("columns": ["group"], "task": "classification")";

// With steps of which the first drops all columns but x.
std::unique_ptr<PrepareJob> windowed(const std::string& windows, const std::string& steps = "",
                                     const std::string& target = kNumber) {
  return prepared(series(),
                  R"({"target": {)" + target + R"(}, "preparation": [)" + steps +
                      R"({"class_name": "TimeseriesWindows", "config": )" + windows +
                      R"(}, {"class_name": "SelectColumns", "config": {"columns": ["x"]}}]})");
}

constexpr const char* kLastThird =
    R"({"class_name": "TrainTestSplit", "config": {"test_size": 4, "shuffle": false}}, )";

TEST(Windows, OfEachPartPredictItsNextRow) {
  const auto job = windowed(R"({"sequence_length": 2, "include_target": false})", kLastThird);
  EXPECT_EQ(job->train().sampleShape(), (Shape{2, 1}));
  EXPECT_EQ(featuresOf(job->train()), (Numbers{0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6}));
  EXPECT_EQ(targetsOf(job->train()), (Numbers{20, 30, 40, 50, 60, 70}));
  // None shows a row of the other part.
  EXPECT_EQ(featuresOf(job->test()), (Numbers{8, 9, 9, 10}));
  EXPECT_EQ(targetsOf(job->test()), (Numbers{100, 110}));
  EXPECT_EQ(job->trainRows(), (RowNumbers{2, 3, 4, 5, 6, 7}));
  EXPECT_EQ(job->testRows(), (RowNumbers{10, 11}));
}

// What orders the rows may be among the columns that are kept; new rows come in their order without
// it.
TEST(Windows, NeedNoColumnToOrderNewRowsBy) {
  const auto job =
      prepared(series(), R"({"target": {"columns": ["y"], "scaling": null}, "preparation": [
      {"class_name": "SelectColumns", "config": {"columns": ["time", "group", "x"]}},
      {"class_name": "TimeseriesWindows", "config":
        {"sequence_length": 2, "include_target": false, "by": "time", "groups": "group"}}]})");
  Table rows;
  rows.add({"x", NumericValues{7, 8, 9}});
  EXPECT_EQ(featuresOf(job->preparation().transform(rows)), (Numbers{7, 8, 8, 9}));
}

TEST(Windows, ShowThePastOfWhatIsPredictedInItsScale) {
  const auto job =
      windowed(R"({"sequence_length": 2})", "", R"("columns": ["y"], "scaling": "MinMaxScaler")");
  const Numbers x = featuresOf(job->train());
  EXPECT_EQ(job->train().sampleShape(), (Shape{2, 2}));
  EXPECT_EQ((Numbers{x[0], x[2], x[4]}), (Numbers{0, 1, 1}));
  EXPECT_EQ((Numbers{x[1], x[3], x[5]}), (Numbers{0, Real(10 / 110.0), Real(10 / 110.0)}));
  EXPECT_EQ(targetsOf(job->train())[0], Real(20 / 110.0));
  EXPECT_EQ(job->preparation().features(), (std::vector<std::string>{"x", "y"}));
  // New rows have it, too, and come to the same numbers.
  Table rows;
  rows.add({"y", NumericValues{0, 10, 20}});
  rows.add({"x", NumericValues{0, 1, 2}});
  const Preparation again = Preparation::fromJson(job->preparation().toJson(), catalog());
  const Dataset later = again.transform(rows);
  EXPECT_EQ(featuresOf(later), Numbers(x.begin(), x.begin() + 8));
  EXPECT_EQ(later.targetScaling().size(), 1u);
  const auto inputs = job->preparation().toJson()["inputs"];
  EXPECT_EQ(inputs.size(), 2u) << inputs;
}

TEST(Windows, PredictSeveralRows) {
  const auto job = windowed(
      R"({"sequence_length": 2, "horizon": 2, "target_length": 3, "sequence_stride": 2,
          "sampling_rate": 2, "include_target": false})",
      "", R"("columns": ["y"], "scaling": "StandardScaler")");
  EXPECT_EQ(featuresOf(job->train()), (Numbers{0, 2, 2, 4, 4, 6}));
  EXPECT_EQ(job->train().targetShape(), Shape{3});
  Numbers targets = targetsOf(job->train());
  ASSERT_EQ(job->train().targetScaling().size(), 3u);
  unscale(job->train().targetScaling(), targets);
  const Numbers expected{40, 50, 60, 60, 70, 80, 80, 90, 100};
  ASSERT_EQ(targets.size(), expected.size());
  for (std::size_t i = 0; i < targets.size(); ++i) EXPECT_NEAR(targets[i], expected[i], 1e-4);
}

TEST(Windows, OfHorizonNoneHaveTheClassOfTheirLastRow) {
  const auto job =
      windowed(R"({"sequence_length": 3, "horizon": 0})", "",
               R"("columns": ["group"], "task": "classification", "encoding": "one-hot")");
  EXPECT_EQ(job->train().rows(), 10);
  EXPECT_EQ(job->train().sampleShape(), (Shape{3, 1}));
  EXPECT_EQ(job->trainRows().front(), 2u);
  EXPECT_EQ(targetsOf(job->train().slice(0, 2)), (Numbers{1, 0, 0, 1}));
}

TEST(Windows, SortByTimeAndKeepSeriesApart) {
  const auto job = windowed(R"({"sequence_length": 2, "by": "time", "include_target": false})");
  // time 0 is row 9, 1 row 2, 2 row 7 …
  EXPECT_EQ(featuresOf(job->train().slice(0, 2)), (Numbers{9, 2, 2, 7}));
  EXPECT_EQ(targetsOf(job->train().slice(0, 2)), (Numbers{70, 0}));
  const auto apart =
      windowed(R"({"sequence_length": 3, "groups": "group", "include_target": false})");
  EXPECT_EQ(featuresOf(apart->train()),
            (Numbers{0, 2, 4, 2, 4, 6, 4, 6, 8, 1, 3, 5, 3, 5, 7, 5, 7, 9}));
  EXPECT_EQ(targetsOf(apart->train()), (Numbers{60, 80, 100, 70, 90, 110}));
}

TEST(Windows, PassOverRowsThatWereLeftOut) {
  const auto job = windowed(R"({"sequence_length": 2, "include_target": false})",
                            R"({"class_name": "Query", "config": {"expr": "x != 1"}}, )");
  EXPECT_EQ(featuresOf(job->train().slice(0, 2)), (Numbers{0, 2, 2, 3}));
  EXPECT_EQ(targetsOf(job->train().slice(0, 2)), (Numbers{30, 40}));
}

TEST(Windows, MayStandOnBothSidesOfTheTestRows) {
  const auto job = windowed(R"({"sequence_length": 2, "include_target": false})",
                            R"({"class_name": "KFold", "config": {"n_splits": 3, "fold": 1}}, )");
  EXPECT_EQ(targetsOf(job->train()), (Numbers{20, 30, 100, 110}));
  EXPECT_EQ(targetsOf(job->test()), (Numbers{60, 70}));
}

TEST(Windows, SayWhatTheyAre) {
  const auto job = windowed(R"({"sequence_length": 3})", kLastThird);
  const json steps = job->preparation().toJson()["steps"];
  EXPECT_EQ(counts(steps[1]["before"]), (json{{"train", 8}, {"test", 4}, {"columns", 3}}));
  EXPECT_EQ(counts(steps[1]["after"]),
            (json{{"train", 5}, {"test", 1}, {"columns", 2}, {"length", 3}}));
  EXPECT_EQ(steps[1]["learned"], (json{{"include_target", true}}));
}

TEST(Windows, RefuseRowsThatDoNotFollowEachOther) {
  const auto refuses = [](const char* message, const std::string& windows,
                          const std::string& steps = "", const std::string& target = kNumber) {
    expectError(ErrorCode::kInvalidData, message, [&] { windowed(windows, steps, target); });
  };
  const std::string two = R"({"sequence_length": 2})";
  refuses("preparation.windows-shuffled", two, R"("TrainTestSplit", )");
  refuses("preparation.windows-mixed row=7", two,
          R"({"class_name": "KFold", "config": {"shuffle": true, "random_state": 0}}, )");
  refuses("preparation.windows-drawn step=\"Sample\"", two,
          R"({"class_name": "Sample", "config": {"frac": 0.5}}, )");
  refuses("preparation.windows-drawn step=\"RandomOverSampler\"", two, R"("RandomOverSampler", )",
          kClass);
  refuses("preparation.no-windows expected=13 received=12", R"({"sequence_length": 12})");
  refuses("preparation.no-test-windows expected=5 received=4", R"({"sequence_length": 4})",
          kLastThird);
  refuses("preparation.windows-twice", two,
          R"({"class_name": "TimeseriesWindows", "config": {"sequence_length": 2}}, )");
  refuses("preparation.windows-length", R"({"sequence_length": 2, "target_length": 2})", "",
          kClass);
  const auto job = windowed(two);
  Table rows;
  rows.add({"y", NumericValues{0}});
  rows.add({"x", NumericValues{0}});
  expectError(ErrorCode::kInvalidData, "dataset.short-series expected=2 received=1",
              [&] { job->preparation().transform(rows); });
}

}  // namespace
}  // namespace minibatch
