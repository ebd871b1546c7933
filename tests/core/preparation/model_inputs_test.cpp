#include "preparation/model_inputs.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "core/data/expect_error.h"
#include "core/preparation/prepare.h"

namespace minibatch {
namespace {

using nlohmann::json;

using Numbers = std::vector<Real>;
using Names = std::vector<std::string>;

// Four rows: a and b are numbers, color is one of three, y is to be predicted.
Table rows() {
  Table table;
  table.add({"a", NumericValues{1, 2, 3, 4}});
  table.add({"color", CategoricalValues{{0, 1, 2, 0}, {"blue", "green", "red"}}});
  table.add({"b", NumericValues{10, 20, 30, 40}});
  table.add({"y", NumericValues{0, 1, 0, 1}});
  return table;
}

constexpr const char* kOneHot = R"({"class_name": "OneHotEncoder", "config": {}})";

std::unique_ptr<PrepareJob> divided(const std::string& inputs, const std::string& steps) {
  return prepared(rows(), R"({"target": {"columns": ["y"], "task": "classification"}, "inputs": )" +
                              inputs + R"(, "preparation": [)" + steps + "]}");
}

Numbers inputOf(const Dataset& data, int input) {
  Numbers x(static_cast<std::size_t>(data.rows() * data.sampleShape(input).size()));
  data.gatherInput(input, RowIndices(0, data.rows()), x.data());
  return x;
}

Names featuresOf(const PrepareJob& job, int input) {
  return job.preparation().toJson()["model_inputs"][static_cast<std::size_t>(input)]["features"];
}

TEST(ModelInputs, TakeWhatStepsMakeOfTheirColumns) {
  const auto job = divided(R"([{"name": "wide", "columns": ["b", "a"]},
                               {"name": "deep", "columns": ["color"]}])",
                           kOneHot);
  EXPECT_EQ(job->train().inputs(), 2);
  EXPECT_EQ(job->train().inputName(0), "wide");
  EXPECT_EQ(inputOf(job->train(), 0), (Numbers{1, 10, 2, 20, 3, 30, 4, 40}));
  EXPECT_EQ(inputOf(job->train(), 1), (Numbers{1, 0, 0, 0, 1, 0, 0, 0, 1, 1, 0, 0}));
  EXPECT_EQ(featuresOf(*job, 1), (Names{"color_blue", "color_green", "color_red"}));
}

TEST(ModelInputs, MayShareColumnsAndLeaveOthersOut) {
  const auto job = divided(R"([{"name": "wide", "columns": ["a"]},
                               {"name": "deep", "columns": ["a", "b"]}])",
                           "");
  EXPECT_EQ(inputOf(job->train(), 0), (Numbers{1, 2, 3, 4}));
  EXPECT_EQ(inputOf(job->train(), 1), (Numbers{1, 10, 2, 20, 3, 30, 4, 40}));
  const json state = job->preparation().toJson();
  EXPECT_EQ(state["unused"], json({"color"}));
  EXPECT_EQ(state["features"], json({"a", "b"}));
  // New rows need not have it.
  EXPECT_EQ(state["inputs"].size(), 2u) << state["inputs"];
}

TEST(ModelInputs, AreTheSameForNewRows) {
  const auto job = divided(R"([{"name": "wide", "columns": ["a"]},
                               {"name": "deep", "columns": ["color", "b"]}])",
                           kOneHot);
  const Preparation again = Preparation::fromJson(job->preparation().toJson(), catalog());
  EXPECT_EQ(again.toJson(), job->preparation().toJson());
  const Dataset later = again.transformCells({{{"a", "5"}, {"b", "50"}, {"color", "green"}}});
  EXPECT_EQ(later.inputName(1), "deep");
  EXPECT_EQ(inputOf(later, 0), (Numbers{5}));
  EXPECT_EQ(inputOf(later, 1), (Numbers{0, 1, 0, 50}));
}

TEST(ModelInputs, FollowColumnsThroughSeveralSteps) {
  const auto job = divided(
      R"([{"name": "wide", "columns": ["color"]}, {"name": "deep", "columns": ["a", "b"]}])",
      std::string(R"({"class_name": "GetDummies", "config": {}},
                     {"class_name": "MinMaxScaler", "config": {}},
                     {"class_name": "PolynomialFeatures", "config": {"columns": ["a", "b"]}},
                     {"class_name": "PCA", "config": {"columns": ["a", "b"], "n_components": 1}})"));
  EXPECT_EQ(featuresOf(*job, 0), (Names{"color_blue", "color_green", "color_red"}));
  EXPECT_EQ(featuresOf(*job, 1), (Names{"1", "a^2", "a b", "b^2", "pca0"}));
}

TEST(ModelInputs, GetWhatIsMadeOfSeveralColumnsWhereTheyTakeAll) {
  const std::string product =
      R"({"class_name": "Assign", "config": {"name": "ab", "left": "a", "operator": "*",
          "right": "b"}}, {"class_name": "DropColumns", "config": {"columns": ["color"]}})";
  const auto job = divided(
      R"([{"name": "wide", "columns": ["b", "a"]}, {"name": "deep", "columns": ["a"]}])", product);
  EXPECT_EQ(featuresOf(*job, 0), (Names{"a", "b", "ab"}));
  EXPECT_EQ(featuresOf(*job, 1), (Names{"a"}));
  expectError(ErrorCode::kInvalidData, R"(inputs.mixed column="ab")", [&] {
    divided(R"([{"name": "wide", "columns": ["a"]}, {"name": "deep", "columns": ["b"]}])", product);
  });
}

TEST(ModelInputs, AreSuggestedWhereTheirSizesLeaveOneWay) {
  const auto job =
      divided(R"([{"name": "wide", "size": 3}, {"name": "deep", "size": 2}])", kOneHot);
  EXPECT_EQ(featuresOf(*job, 0), (Names{"color_blue", "color_green", "color_red"}));
  EXPECT_EQ(featuresOf(*job, 1), (Names{"a", "b"}));
  const json inputs = job->preparation().toJson()["model_inputs"];
  EXPECT_EQ(inputs[1]["columns"], json({"a", "b"}));
  const auto all =
      divided(R"([{"name": "wide", "size": 5}, {"name": "deep", "size": 5}])", kOneHot);
  EXPECT_EQ(featuresOf(*all, 0).size(), 5u);
  EXPECT_EQ(featuresOf(*all, 1).size(), 5u);
}

TEST(ModelInputs, AreAskedForWhereTheirSizesDoNot) {
  // a and color, or b and color; and nothing of four.
  for (const char* sizes : {"1 4", "4 2", "1 1"}) {
    const std::string text = sizes;
    expectError(ErrorCode::kInvalidData, "\"\\\"a\\\"\"\"\\\"color\\\" (3)\"\"\\\"b\\\"\"", [&] {
      divided(R"([{"name": "wide", "size": )" + text.substr(0, 1) +
                  R"(}, {"name": "deep", "size": )" + text.substr(2) + "}]",
              kOneHot);
    });
  }
}

TEST(ModelInputs, ThatCannotBeAreRefused) {
  expectError(ErrorCode::kInvalidData, R"(inputs.empty input="wide")", [] {
    divided(R"([{"name": "wide", "columns": ["color"]}, {"name": "deep", "columns": ["a"]}])",
            R"({"class_name": "DropColumns", "config": {"columns": ["color"]}})");
  });
  expectError(ErrorCode::kInvalidData, R"("colour")", [] {
    divided(R"([{"name": "wide", "columns": ["colour"]}, {"name": "deep", "columns": ["a"]}])", "");
  });
  expectError(ErrorCode::kInvalidData, R"(inputs.target column="y")", [] {
    divided(R"([{"name": "wide", "columns": ["y"]}, {"name": "deep", "columns": ["a"]}])", kOneHot);
  });
}

TEST(ModelInputs, OfWindowsHaveTheirOwnSeries) {
  const auto job = prepared(rows(), R"({"target": {"columns": ["y"], "task": "regression"},
                  "inputs": [{"name": "past", "columns": ["y"]},
                             {"name": "other", "columns": ["a", "b"]}],
                  "preparation": [{"class_name": "TimeseriesWindows",
                                   "config": {"sequence_length": 2}}]})");
  EXPECT_EQ(job->train().sampleShape(0), (Shape{2, 1}));
  EXPECT_EQ(job->train().sampleShape(1), (Shape{2, 2}));
  EXPECT_EQ(inputOf(job->train(), 0), (Numbers{0, 1, 1, 0}));
  EXPECT_EQ(inputOf(job->train(), 1), (Numbers{1, 10, 2, 20, 2, 20, 3, 30}));
  // Of a column of all inputs, one behind the other.
  EXPECT_EQ(job->train().feature(2), (std::vector<double>{1, 2}));
  EXPECT_EQ(job->train().feature(5), (std::vector<double>{20, 30}));
  const auto without = prepared(rows(), R"({"target": {"columns": ["y"], "task": "regression"},
                  "inputs": [{"name": "one", "columns": ["a"]}, {"name": "other", "columns": ["b"]}],
                  "preparation": [{"class_name": "TimeseriesWindows",
                                   "config": {"sequence_length": 2}}]})");
  EXPECT_EQ(without->preparation().toJson()["unused"], json({"color"}));
  EXPECT_EQ(without->preparation().toJson()["inputs"].size(), 2u);
}

}  // namespace
}  // namespace minibatch
