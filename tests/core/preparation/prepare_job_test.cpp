#include "preparation/prepare_job.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "core/data/expect_error.h"
#include "core/data/people.h"
#include "core/preparation/prepare.h"
#include "preparation/categories.h"

namespace minibatch {
namespace {

using nlohmann::json;

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

constexpr const char* kSplit =
    R"({"target": {"columns": ["y"]}, "seed": 5, "preparation": ["MinMaxScaler",
        {"class_name": "TrainTestSplit", "config": {"test_size": 0.3, "stratify": true}}]})";

json learnedBy(const PrepareJob& job, int step) {
  return job.preparation().toJson()["steps"][step]["learned"];
}

TEST(PrepareJob, SplitsFitsAndKeepsRowsAndTargetsTogether) {
  // The scaler stands before the split, and still learns from the training rows alone.
  const auto job = prepared(ninety(), kSplit);
  EXPECT_EQ(job->unlabelled(), 3);
  EXPECT_EQ(learnedBy(*job, 1)["stratified"], true);
  EXPECT_EQ(job->test().rows(), 27);  // ceil(0.3 * 87)
  EXPECT_EQ(job->train().rows(), 60);
  EXPECT_EQ(job->train().sampleShape(), Shape{1});
  EXPECT_EQ(job->train().targetShape(), Shape{});
  EXPECT_EQ(job->train().classes(), 2);

  const auto [minimum, maximum] = std::ranges::minmax(job->trainRows());
  std::set<std::uint32_t> seen;
  const auto check = [&](const Dataset& part, const RowNumbers& rows) {
    ASSERT_EQ(part.rows(), static_cast<Index>(rows.size()));
    const std::vector<Real> x = featuresOf(part), y = targetsOf(part);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      EXPECT_NEAR(x[i], (double{1} * rows[i] - minimum) / (maximum - minimum), 1e-6);
      EXPECT_EQ(y[i], rows[i] % 3 > 0 ? 0 : 1);  // "no" sorts before "yes"
      EXPECT_TRUE(seen.insert(rows[i]).second);
    }
  };
  check(job->train(), job->trainRows());
  check(job->test(), job->testRows());
  EXPECT_EQ(seen.size(), 87u);
}

TEST(PrepareJob, WorksInSlices) {
  PrepareJob job(ninety(), json::parse(kSplit), catalog());
  int slices = 1;
  while (!job.step(0)) ++slices;
  EXPECT_GE(slices, 5);
  EXPECT_EQ(featuresOf(job.train()), featuresOf(prepared(ninety(), kSplit)->train()));
}

// 200 rows of one column with 100 categories; its target is a class.
Table hundredCategories() {
  CategoricalValues x, y{{}, {"no", "yes"}};
  for (int category = 0; category < 100; ++category)
    x.categories.push_back(std::to_string(category));
  for (int row = 0; row < 200; ++row) {
    x.codes.push_back(row % 100);
    y.codes.push_back(row % 2);
  }
  Table table;
  table.add({"x", x});
  table.add({"y", y});
  return table;
}

TEST(PrepareJob, AWideColumnIsEncodedInSlices) {
  const auto slicesOf = [](const char* steps) {
    const std::string options = R"({"target": {"columns": ["y"]}, "preparation": )";
    PrepareJob job(hundredCategories(), json::parse(options + steps + "}"), catalog());
    int slices = 1;
    while (!job.step(0)) ++slices;
    EXPECT_EQ(job.train().sampleShape(), Shape{100});
    const std::vector<Real> values = featuresOf(job.train());
    const std::vector<std::string>& names = job.preparation().features();
    for (int row = 0; row < 200; ++row) {
      for (int column = 0; column < 100; ++column) {
        const bool is_its = names[column] == "x_" + std::to_string(row % 100);
        EXPECT_EQ(values[row * 100 + column], is_its ? 1 : 0);
      }
    }
    return slices;
  };
  const Table table = hundredCategories();
  const Column& x = table.require("x");
  const RowNumbers rows = allRows(200);
  const Index found = CategorySearch::slices(x, rows);
  const Index looked_up = GroupSearch::slices(CategoryGroups::of(x, rows), x);
  // 100 columns are made 16 at a time, and each is copied into the rows.
  EXPECT_EQ(slicesOf(R"(["OneHotEncoder"])"), found + looked_up + 7 + 100);
  // Which stand behind the others: a slice remembers the rows' categories.
  EXPECT_EQ(slicesOf(R"(["GetDummies"])"), found + looked_up + 1 + 7 + 100);
}

TEST(PrepareJob, WithoutASplitThereIsNothingToTestOn) {
  const auto job = prepared(ninety(), R"({"target": {"columns": ["y"]}, "preparation": []})");
  EXPECT_EQ(job->train().rows(), 87);
  EXPECT_EQ(job->test().rows(), 0);
}

TEST(PrepareJob, RareClassesAreSplitWithoutStratifying) {
  Table table;
  table.add({"x", NumericValues{1, 2, 3, 4, 5}});
  table.add({"y", CategoricalValues{{0, 0, 0, 0, 1}, {"a", "b"}}});
  const auto job = prepared(table, R"({"target": {"columns": ["y"]}, "preparation": [
      {"class_name": "TrainTestSplit", "config": {"test_size": 0.4, "stratify": true}}]})");
  EXPECT_EQ(learnedBy(*job, 0)["stratified"], false);
  EXPECT_EQ(learnedBy(*job, 0)["unstratified"], true);
}

TEST(PrepareJob, WithoutShufflingTheLastRowsAreTested) {
  const auto job = prepared(ninety(), R"({"target": {"columns": ["y"]}, "preparation": [
      {"class_name": "TrainTestSplit", "config": {"test_size": 2, "shuffle": false}}]})");
  EXPECT_EQ(job->testRows(), (RowNumbers{88, 89}));
  EXPECT_EQ(job->trainRows()[7], 8u);  // row 7 has no target
}

TEST(PrepareJob, RegressionOnLargeNumbers) {
  Table table;
  table.add({"x", NumericValues{1, 2, 3, 4}});
  table.add({"price", NumericValues{1e12, 2e12, 3e12, 4e12}});
  const auto job = prepared(table, R"({"target": {"columns": ["price"], "scaling": null},
      "preparation": [{"class_name": "TrainTestSplit", "config": {"test_size": 0.25}}]})");
  EXPECT_TRUE(job->train().targetScaling().empty());
  EXPECT_EQ(job->preparation().target().task(), Task::kRegression);
  EXPECT_EQ(job->train().classes(), 0);
  EXPECT_FLOAT_EQ(static_cast<float>(targetsOf(job->test())[0]),
                  1e12f * static_cast<float>(job->testRows()[0] + 1));
}

// Two columns to predict; a row without one of them has none.
TEST(PrepareJob, SeveralColumnsArePredictedTogether) {
  Table table;
  table.add({"width", NumericValues{1, 2, 3, 4, 5}});
  table.add({"x", NumericValues{10, 20, 30, 40, 50}});
  table.add({"height", NumericValues{100, 200, kMissing, 400, 500}});
  const std::string options = R"({"target": {"columns": ["height", "width"]SCALING},
      "preparation": [{"class_name": "TrainTestSplit", "config":
                       {"test_size": 2, "shuffle": false}}]})";
  const auto with = [&](const std::string& scaling) {
    std::string text = options;
    return prepared(table, text.replace(text.find("SCALING"), 7, scaling));
  };
  const auto plain = with(R"(, "scaling": null)");
  EXPECT_EQ(plain->unlabelled(), 1);
  EXPECT_EQ(plain->preparation().features(), (std::vector<std::string>{"x"}));
  EXPECT_EQ(plain->train().targetShape(), Shape{2});
  EXPECT_EQ(targetsOf(plain->train()), (std::vector<Real>{100, 1, 200, 2}));
  EXPECT_EQ(targetsOf(plain->test()), (std::vector<Real>{400, 4, 500, 5}));

  const auto scaled = with(R"(, "scaling": "MinMaxScaler")");
  EXPECT_EQ(targetsOf(scaled->train()), (std::vector<Real>{0, 0, 1, 1}));
  EXPECT_EQ(targetsOf(scaled->test()), (std::vector<Real>{3, 3, 4, 4}));
  std::vector<Real> back = targetsOf(scaled->test());
  unscale(scaled->test().targetScaling(), back);
  EXPECT_EQ(back, targetsOf(plain->test()));

  // What is saved with a model tells new rows in which units their targets are.
  const auto again =
      Preparation::fromJson(json::parse(scaled->preparation().toJson().dump()), catalog());
  const auto row = again.transformCells({{{"x", "35"}}});
  ASSERT_EQ(row.targetScaling().size(), 2u);
  EXPECT_EQ(row.targetScaling()[0].offset, 100);
  EXPECT_EQ(row.targetScaling()[0].scale, 100);
}

// A number and a class, each for an output of its own; steps look at the classes.
TEST(PrepareJob, OutputsHaveTargetsOfTheirOwn) {
  Table table;
  table.add({"x", NumericValues{1, 2, 3, 4, 5}});
  table.add({"price", NumericValues{100, 200, 300, kMissing, 500}});
  table.add({"kind", CategoricalValues{{0, 1, 0, 1, -1}, {"a", "b"}}});
  const auto job = prepared(table, R"({"preparation": [], "targets": [
      {"output": "cost", "columns": ["price"], "scaling": "MinMaxScaler"},
      {"output": "sort", "columns": ["kind"], "encoding": "one-hot"}]})");
  EXPECT_EQ(job->unlabelled(), 2);
  EXPECT_EQ(job->trainRows(), (RowNumbers{0, 1, 2}));
  const Dataset& train = job->train();
  ASSERT_EQ(train.targets(), 2);
  EXPECT_EQ(train.targetName(1), "sort");
  EXPECT_EQ(train.targetShape(1), Shape{2});
  EXPECT_EQ(targetsOf(train), (std::vector<Real>{0, 0.5, 1}));
  EXPECT_TRUE(train.targetScaling("sort").empty());
  ASSERT_EQ(train.targetScaling("cost").size(), 1u);
  EXPECT_EQ(train.targetScaling("cost")[0].scale, 200);

  const json state = job->preparation().toJson();
  EXPECT_EQ(state["targets"].size(), 2u);
  EXPECT_EQ(state["target"], state["targets"][0]["target"]);
  const auto again = Preparation::fromJson(json::parse(state.dump()), catalog());
  EXPECT_EQ(again.toJson(), state);
  const auto row = again.transformCells({{{"x", "6"}}});
  EXPECT_EQ(row.targetScaling("cost")[0].offset, 100);
}

TEST(PrepareJob, LargeNumbersToPredictAreScaledUnlessToldOtherwise) {
  const auto scaling = [](double largest, const char* told) {
    Table table;
    table.add({"x", NumericValues{1, 2, 3, 4}});
    table.add({"y", NumericValues{1.5, 2.5, largest, 1e9}});
    const auto job = prepared(table, std::string(R"({"target": {"columns": ["y"])") + told +
                                         R"(}, "preparation": [{"class_name": "TrainTestSplit",
                                         "config": {"test_size": 1, "shuffle": false}}]})");
    return job->preparation().toJson()["scaling"];
  };
  // The test row, 1e9, is none to learn from.
  EXPECT_TRUE(scaling(100, "").is_null());
  EXPECT_EQ(scaling(-100.5, "")["class_name"], "StandardScaler");
  EXPECT_TRUE(scaling(1000, R"(, "scaling": null)").is_null());
  EXPECT_EQ(scaling(3, R"(, "scaling": "MinMaxScaler")")["learned"]["columns"][0]["data_max"], 3);
}

TEST(PrepareJob, TheTargetIsOneOfTheColumnsOrNone) {
  Table table;
  table.add({"x", NumericValues{1, 2}});
  table.add({"a", NumericValues{1, kMissing}});
  table.add({"b", NumericValues{kMissing, 1}});
  expectError(ErrorCode::kInvalidData, R"(target.no-rows columns="a""b")", [&] {
    prepared(table, R"({"target": {"columns": ["a", "b"]}, "preparation": []})");
  });
}

TEST(PrepareJob, TargetsAreEncodedAsTheyAreWanted) {
  const auto with = [](const std::string& encoding) {
    return prepared(ninety(),
                    R"({"target": {"columns": ["y"])" + encoding + R"(}, "preparation": []})");
  };
  EXPECT_EQ(with("")->train().classes(), 2);
  const Dataset integer = with(R"(, "encoding": "integer")")->train();
  EXPECT_EQ(integer.classes(), 0);  // chosen: no loss may change it
  EXPECT_EQ(integer.targetShape(), Shape{});
  const Dataset one_hot = with(R"(, "encoding": "one-hot")")->train();
  EXPECT_EQ(one_hot.targetShape(), Shape{2});
  const std::vector<Real> y = targetsOf(one_hot), indices = targetsOf(integer);
  for (std::size_t row = 0; row < indices.size(); ++row) {
    EXPECT_EQ(y[2 * row], indices[row] == 0);
    EXPECT_EQ(y[2 * row + 1], indices[row] == 1);
  }
}

TEST(PrepareJob, RefusesWhatCannotBePrepared) {
  const auto refused = [](ErrorCode code, const char* message, const std::string& target,
                          const std::string& steps) {
    expectError(code, message, [&] {
      prepared(ninety(), "{\"target\": " + target + ", \"preparation\": [" + steps + "]}");
    });
  };
  const auto argument = ErrorCode::kInvalidArgument, data = ErrorCode::kInvalidData;
  const std::string y = R"({"columns": ["y"]})";
  refused(data, R"(table.no-column column="z" known="\"x\"""\"y\"")", R"({"columns": ["z"]})", "");
  refused(argument, "expected=[expected.target-columns] option=\"columns\"",
          R"({"columns": ["x", "x"]})", "");
  refused(argument, "target.no-column", "{}", "");
  refused(argument, R"(target.several-classes columns="x""y")",
          R"({"columns": ["x", "y"], "task": "classification"})", "");
  refused(data, R"(target.text column="y")", R"({"columns": ["x", "y"]})", "");
  refused(argument, R"(target.scaling-of-classes column="y")",
          R"({"columns": ["y"], "scaling": "MinMaxScaler"})", "");
  refused(argument, R"(target.classes-of-numbers column="x" key="positive_class")",
          R"({"columns": ["x"], "positive_class": "1"})", "");
  refused(
      argument,
      R"(options.unknown call="target" known="columns""task""encoding""scaling""positive_class""class_names" option="column")",
      R"({"column": "y"})", "");
  refused(
      argument,
      R"(options.value call="target" expected=[expected.one-of choices="\"classification\"""\"regression\""] option="task")",
      R"({"columns": ["y"], "task": "ranking"})", "");
  refused(argument, R"(target.classes-of-numbers column="x" key="encoding")",
          R"({"columns": ["x"], "encoding": "one-hot"})", "");
  refused(data, "preparation.second-split", y, R"("TrainTestSplit", "TrainTestSplit")");
  refused(data, R"(preparation.images-only step="Rescaling")", y, R"("Rescaling")");
  refused(data, R"(preparation.images-only step="Normalization")", y, R"("Normalization")");
  refused(data, R"(table.no-column column="age")", y,
          R"({"class_name": "MinMaxScaler", "config": {"columns": ["age"]}})");
  refused(argument, "split.test-size received=1.5", y,
          R"({"class_name": "TrainTestSplit", "config": {"test_size": 1.5}})");
  refused(
      argument,
      R"(argument="test_size" class="TrainTestSplit" expected=[expected.or-null value=[number.in-range number=[number.any] range=[range.above above=0]]])",
      y, R"({"class_name": "TrainTestSplit", "config": {"test_size": 0}})");
  refused(argument, R"(argument="test_size" class="TrainTestSplit")", y,
          R"({"class_name": "TrainTestSplit", "config": {"test_size": "0.2"}})");

  const std::vector<std::int32_t> labels{0, 1};
  expectError(data, R"(preparation.tables-only step="MinMaxScaler")", [&] {
    PrepareJob job({.labels = labels, .class_names = {"a", "b"}},
                   json::parse(R"({"preparation": ["MinMaxScaler"]})"), catalog());
    while (!job.step(10)) {
    }
  });
}

}  // namespace
}  // namespace minibatch
