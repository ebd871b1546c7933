#include <gtest/gtest.h>

#include <cmath>
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

double stepTolerance(const std::string& step) {
  return step == "PowerTransformer" || step == "PCA" ? 1e-11 : 1e-12;
}

// What scipy's boxcox_llf() and yeojohnson_llf() give, of the training rows of a column.
double likelihood(const PreparationData& data, std::size_t column, const Table& powers,
                  const json& config, double lambda) {
  const NumericValues& values = *data.features.columns()[column].numeric();
  const NumericValues& raised = *powers.columns()[column].numeric();
  const bool is_box_cox = config.value("method", "") == "box-cox";
  double logs = 0, sum = 0, squares = 0, count = 0;
  for (const std::uint32_t row : data.train) {
    if (std::isnan(values[row])) continue;
    logs += is_box_cox ? std::log(values[row])
                       : std::copysign(std::log1p(std::abs(values[row])), values[row]);
    sum += raised[row];
    ++count;
  }
  for (const std::uint32_t row : data.train) {
    const double distance = raised[row] - sum / count;
    if (!std::isnan(distance)) squares += distance * distance;
  }
  return (lambda - 1) * logs - count / 2 * std::log(squares / count);
}

// A lambda is where the likelihood is largest, and so flat: the half of a double's digits tell
// nothing of it, and scipy stops there. So it is compared by its likelihood, and what is made of
// numbers by scikit-learn's own lambda.
void compareLikelihoods(golden::Comparison& comparison, const json& item,
                        const PreparationData& data, const json& learned) {
  json config = item["config"];
  config["standardize"] = false;
  const auto of = [&](const std::vector<double>& lambdas) {
    json state = learned;
    for (std::size_t i = 0; i < lambdas.size(); ++i) state["columns"][i]["lambda"] = lambdas[i];
    const auto step = catalog().make<PreparationStep>(
        {{"class_name", "PowerTransformer"}, {"config", config}}, item["name"].get<std::string>());
    step->restore(state);
    PreparationData raised = data;
    step->transform(raised);
    std::vector<double> result;
    for (std::size_t i = 0; i < lambdas.size(); ++i) {
      const double one = likelihood(data, i, raised.features, config, lambdas[i]);
      if (std::isfinite(one)) result.push_back(one);  // not of a constant column
    }
    return result;
  };
  std::vector<double> lambdas;
  for (const json& column : learned["columns"]) lambdas.push_back(column["lambda"]);
  const std::vector<double> expected = golden::numbers(item["learned"]["lambda"]);
  ASSERT_EQ(lambdas.size(), expected.size());
  for (std::size_t i = 0; i < lambdas.size(); ++i) EXPECT_NEAR(lambdas[i], expected[i], 1e-6);
  comparison.expectClose("likelihood", of(lambdas), of(expected));
}

// The state of a step, with scikit-learn's numbers for those that were learned here.
json theirs(json learned, const json& numbers) {
  for (const auto& [name, values] : numbers.items()) {
    for (std::size_t i = 0; i < values.size(); ++i) learned["columns"][i][name] = values[i];
  }
  return learned;
}

void compareTransformed(const std::string& file) {
  std::map<std::string, golden::Comparison> comparisons;
  for (const json& item : golden::cases(file)) {
    const std::string name = item["step"];
    golden::Comparison& comparison =
        comparisons.try_emplace(name, "preparation", name, stepTolerance(name)).first->second;
    comparison.startCase(item);
    const auto make = [&] {
      return catalog().make<PreparationStep>({{"class_name", name}, {"config", item["config"]}},
                                             item["name"].get<std::string>());
    };
    auto step = make();
    PreparationData data;
    data.features = tableOf(item);
    data.train = allRows(item["training_rows"].get<Index>());
    data.targets.assign(static_cast<std::size_t>(data.features.rows()), 0);
    for (std::uint32_t row = static_cast<std::uint32_t>(data.train.size());
         static_cast<Index>(row) < data.features.rows(); ++row) {
      data.test.push_back(row);
    }
    step->fit(data);
    if (item.contains("learned")) {
      compareLikelihoods(comparison, item, data, step->learned());
      const json state = theirs(step->learned(), item["learned"]);
      step = make();
      step->restore(state);
    }
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
  golden::Comparison comparison("preparation", "TextVectorization", 1e-9);
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
