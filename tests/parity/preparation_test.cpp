#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "catalog.h"
#include "core/preparation/prepare.h"
#include "parity/comparison.h"
#include "parity/tables.h"
#include "preparation/step.h"

namespace minibatch {
namespace {

using nlohmann::json;

Table numbersOf(const json& item) {
  const std::vector<double> values = golden::numbers(item["values"]);
  const std::size_t rows = item["rows"], columns = values.size() / rows;
  Table table;
  for (std::size_t column = 0; column < columns; ++column) {
    NumericValues numbers;
    for (std::size_t row = 0; row < rows; ++row) numbers.push_back(values[row * columns + column]);
    table.add({std::to_string(column), std::move(numbers)});
  }
  return table;
}

// One column of text, columns of both kinds, or a matrix of numbers.
Table tableOf(const json& item) {
  Table table;
  if (item.contains("texts")) {
    table.add({"text", golden::textsOf(item["texts"])});
    return table;
  }
  return item.contains("columns") ? golden::tableOf(item["columns"]) : numbersOf(item);
}

// All columns of the table, row by row.
std::vector<double> byRow(const Table& table) {
  std::vector<double> values;
  for (Index row = 0; row < table.rows(); ++row) {
    for (const Column& column : table.columns()) values.push_back((*column.numeric())[row]);
  }
  return values;
}

// A lambda is found where the likelihood is flat: to the half of a double's digits, by scipy as
// well.
double stepTolerance(const std::string& step) {
  return step == "PowerTransformer" ? 1e-7 : step == "PCA" ? 1e-11 : 1e-12;
}

void compareTransformed(const std::string& file) {
  std::map<std::string, golden::Comparison> comparisons;
  for (const json& item : golden::cases(file)) {
    const std::string name = item["step"];
    golden::Comparison& comparison =
        comparisons.try_emplace(name, "preparation", name, stepTolerance(name)).first->second;
    comparison.startCase(item);
    const auto step = catalog().make<PreparationStep>(
        {{"class_name", name}, {"config", item["config"]}}, item["name"].get<std::string>());
    PreparationData data;
    data.features = tableOf(item);
    data.train = allRows(item["training_rows"].get<Index>());
    data.targets.assign(static_cast<std::size_t>(data.features.rows()), 0);
    for (std::uint32_t row = static_cast<std::uint32_t>(data.train.size());
         static_cast<Index>(row) < data.features.rows(); ++row) {
      data.test.push_back(row);
    }
    step->fit(data);
    step->transform(data);
    if (item.contains("names")) {
      EXPECT_EQ(golden::namesOf(data.features), item["names"]) << item["name"];
    }
    const json& expected = item["transformed"];
    if (expected[0].is_string()) {
      for (Index row = 0; row < data.features.rows(); ++row) {
        EXPECT_EQ(data.features.columns()[0].text(row), expected[row]) << item["name"];
      }
      comparison.expectClose("transformed", 0.0, 0.0);
    } else {
      comparison.expectClose("transformed", byRow(data.features), golden::numbers(expected));
    }
  }
}

TEST(PreparationParity, TransformedColumns) { compareTransformed("preparation"); }

TEST(PreparationParity, TransformedByWhatManyRowsSay) { compareTransformed("transformers"); }

TEST(PreparationParity, VectorizedTexts) {
  // Weights are float32 in Keras.
  golden::Comparison comparison("preparation", "TextVectorization", 1e-6);
  for (const json& item : golden::cases("text_vectorization")) {
    comparison.startCase(item);
    const auto step = catalog().make<PreparationStep>(
        {{"class_name", "TextVectorization"}, {"config", item["config"]}},
        item["name"].get<std::string>());
    PreparationData data;
    data.features = tableOf(item);
    data.train = allRows(item["training_rows"].get<Index>());
    data.targets.assign(static_cast<std::size_t>(data.features.rows()), 0);
    step->fit(data);
    const json learned = step->learned()["columns"][0];
    EXPECT_EQ(learned["vocabulary"], item["learned"]["vocabulary"]) << item["name"];
    if (item["learned"].contains("idf_weights")) {
      comparison.expectClose("idf_weights", learned["idf_weights"].get<std::vector<double>>(),
                             golden::numbers(item["learned"]["idf_weights"]));
    }
    step->transform(data);
    comparison.expectClose("transformed", byRow(data.features),
                           golden::numbers(item["transformed"]));
  }
}

TEST(PreparationParity, RowsOfASplit) {
  golden::Comparison comparison("preparation", "TrainTestSplit", 0, "rows");
  for (const json& item : golden::cases("splits")) {
    comparison.startCase(item);
    PreparationData data;
    for (const json& c : item["classes"]) data.targets.push_back(c.get<double>());
    data.classes = 3;
    data.train = allRows(static_cast<Index>(data.targets.size()));
    const auto step = catalog().make<PreparationStep>(
        {{"class_name", "TrainTestSplit"}, {"config", item["config"]}}, "split");
    step->fit(data);
    step->transform(data);
    for (const auto& [part, rows] : {std::pair("train", &data.train), {"test", &data.test}}) {
      comparison.expectClose(part, std::vector<double>(rows->begin(), rows->end()),
                             item[part].get<std::vector<double>>());
    }
  }
}

TEST(PreparationParity, WindowsOfASeries) {
  golden::Comparison comparison("preparation", "TimeseriesWindows", 0);
  for (const json& item : golden::cases("windows")) {
    comparison.startCase(item);
    const std::vector<double> features = golden::numbers(item["features"]);
    const std::vector<double> target = golden::numbers(item["target"]);
    Table table;
    for (std::size_t column = 0; column * target.size() < features.size(); ++column) {
      const auto first = features.begin() + static_cast<std::ptrdiff_t>(column * target.size());
      table.add({std::to_string(column),
                 NumericValues(first, first + static_cast<std::ptrdiff_t>(target.size()))});
    }
    table.add({"y", target});
    const json split = {{"test_size", item["test_size"]}, {"shuffle", false}};
    const json options = {
        {"target", {{"columns", {"y"}}, {"task", "regression"}, {"scaling", nullptr}}},
        {"preparation",
         {{{"class_name", "TrainTestSplit"}, {"config", split}},
          {{"class_name", "TimeseriesWindows"}, {"config", item["config"]}}}}};
    const auto job = prepared(table, options.dump());
    for (const auto& [part, data] :
         {std::pair("train", &job->train()), std::pair("test", &job->test())}) {
      const json& expected = item[part];
      EXPECT_EQ(json({data->rows(), data->sampleShape()[0], data->sampleShape()[1]}),
                expected["shape"])
          << item["name"];
      const std::vector<Real> x = featuresOf(*data), y = targetsOf(*data);
      comparison.expectClose("x", std::vector<double>(x.begin(), x.end()),
                             golden::numbers(expected["x"]));
      comparison.expectClose("y", std::vector<double>(y.begin(), y.end()),
                             golden::numbers(expected["y"]));
    }
  }
}

}  // namespace
}  // namespace minibatch
