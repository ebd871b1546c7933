#include <gtest/gtest.h>

#include <array>
#include <string>
#include <vector>

#include "catalog.h"
#include "evaluation/regression_report.h"
#include "parity/comparison.h"
#include "preparation/prepare_job.h"

namespace minibatch {
namespace {

using nlohmann::json;

Table tableOf(const json& item, std::vector<std::string>& names) {
  const std::vector<double> targets = golden::numbers(item["targets"]);
  const std::size_t rows = item["rows"], width = item["width"];
  Table table;
  table.add({"x", NumericValues(rows, 1)});
  for (std::size_t i = 0; i < width; ++i) {
    NumericValues values;
    for (std::size_t row = 0; row < rows; ++row) values.push_back(targets[row * width + i]);
    names.push_back("y" + std::to_string(i));
    table.add({names.back(), std::move(values)});
  }
  return table;
}

std::vector<double> targetValues(const Dataset& data) {
  std::vector<Real> values(static_cast<std::size_t>(data.rows() * data.targetShape().size()));
  data.gatherRange(0, data.rows(), nullptr, values.data());
  return {values.begin(), values.end()};
}

TEST(TargetParity, ScaledTargetsAndTheirErrors) {
  golden::Comparison comparison("evaluation", "scaled targets", 1e-9);
  for (const json& item : golden::cases("targets")) {
    comparison.startCase(item);
    SCOPED_TRACE(item["name"]);
    std::vector<std::string> names;
    const Table table = tableOf(item, names);
    const int rows = item["rows"], training = item["training_rows"];
    const json split = {{"class_name", "TrainTestSplit"},
                        {"config", {{"test_size", rows - training}, {"shuffle", false}}}};
    PrepareJob job(
        table,
        json{{"target", {{"columns", names}, {"task", "regression"}, {"scaling", item["scaling"]}}},
             {"preparation", json::array({split})}},
        catalog());
    while (!job.step(1e9)) {
    }
    std::vector<double> scaled = targetValues(job.train());
    const std::vector<double> tested = targetValues(job.test());
    scaled.insert(scaled.end(), tested.begin(), tested.end());
    // A model is given float32, and what it says is float32, too.
    comparison.expectClose("scaled", scaled, golden::asReal(golden::numbers(item["scaled"])));

    // What a model would say, put back into the units of the targets.
    std::vector<Real> predicted;
    for (const double value : golden::numbers(item["scaled_predictions"])) {
      predicted.push_back(static_cast<Real>(value));
    }
    EXPECT_EQ(job.test().targetScaling().empty(), item["scaling"].is_null());
    if (!item["scaling"].is_null()) unscale(job.test().targetScaling(), predicted);
    comparison.expectClose("predictions", std::vector<double>(predicted.begin(), predicted.end()),
                           golden::asReal(golden::numbers(item["predictions"])));
  }
}

TEST(TargetParity, RegressionReport) {
  golden::Comparison comparison("evaluation", "regression report", 1e-9);
  for (const json& item : golden::cases("targets")) {
    comparison.startCase(item);
    SCOPED_TRACE(item["name"]);
    const Index width = item["width"];
    const auto first = static_cast<std::size_t>(item["training_rows"].get<Index>() * width);
    const auto tested = [&](const char* key) {
      const std::vector<double> values = golden::numbers(item[key]);
      std::vector<float> part;
      for (std::size_t i = first; i < values.size(); ++i) {
        part.push_back(static_cast<float>(values[i]));
      }
      return part;
    };
    const auto report = regressionReport(tested("targets"), tested("predictions"), width);
    std::array<std::vector<double>, 3> scores;
    for (const RegressionScores& one : report) {
      scores[0].push_back(one.mean_absolute_error);
      scores[1].push_back(one.root_mean_squared_error);
      scores[2].push_back(one.r2);
    }
    for (std::size_t i = 0; i < scores.size(); ++i) {
      comparison.expectClose("scores " + std::to_string(i), scores[i],
                             golden::numbers(item["scores"][i]));
    }
  }
}

}  // namespace
}  // namespace minibatch
