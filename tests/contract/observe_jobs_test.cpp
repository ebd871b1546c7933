// Jobs that look at a model: what they find, and that they change no bit.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "base/error.h"
#include "catalog.h"
#include "contract/gradient_check.h"
#include "training/fit.h"
#include "training/observe.h"
#include "training/predict.h"

namespace minibatch::testing {
namespace {

using nlohmann::json;

constexpr const char* kModel = R"({"class_name": "Sequential", "config": {"layers": [
  {"class_name": "InputLayer", "config": {"name": "input", "shape": [2]}},
  {"class_name": "Dense", "config": {"name": "hidden", "units": 3, "activation": "relu"}},
  {"class_name": "Dropout", "config": {"name": "drop", "rate": 0.5}},
  {"class_name": "Dense", "config": {"name": "last", "units": 1}}]}})";

// Five rows of two numbers, to be fitted by a ReLU whose third unit no row reaches.
json fitted(bool statistics, int epochs, Index batch_size, std::vector<Real>* weights) {
  Model model(kModel, catalog(), 3);
  const std::vector<Real> start = {1, -1, -1, 1, -1, -1, 0, 5, -9, 1, 1, 1, 0};
  model.setWeights(start);
  Trainer trainer(model, R"({"optimizer": "adam", "loss": "mean_squared_error"})", 7);
  const Dataset data =
      Dataset::fromFloats({1, 2, 3, 4, 5, 4, 3, 2, 1, 0}, {2}).withTargets({1, 2, 3, 2, 1}, {1});
  json found;
  {
    FitJob fit(
        trainer, data, std::nullopt,
        json{{"epochs", epochs}, {"batch_size", batch_size}, {"layer_statistics", statistics}}
            .dump());
    while (fit.step(1e9) != JobState::kDone) {
    }
    found = json::parse(fit.takeStatistics());
    EXPECT_EQ(fit.takeStatistics(), "[]");
  }
  *weights = trainer.copyState();
  return found;
}

TEST(LayerStatistics, SeeDeadUnitsAndGradientsAndChangeNoBit) {
  std::vector<Real> with, without;
  const json found = fitted(true, 1, 2, &with);
  EXPECT_EQ(fitted(false, 1, 2, &without), json::array());
  EXPECT_EQ(with, without);
  ASSERT_EQ(found.size(), 1);
  // The second of three batches: the third has one row only.
  EXPECT_EQ(found[0]["iteration"], 1);
  EXPECT_EQ(found[0]["relus"], json::parse(R"([{"layer": "hidden", "units": 3, "dead": 1}])"));
  ASSERT_EQ(found[0]["weights"].size(), 4);
  const json& kernel = found[0]["weights"][0];
  EXPECT_EQ(kernel["name"], "hidden/kernel");
  EXPECT_GT(kernel["gradient"]["norm"].get<double>(), 0);
  int count = 0;
  for (const json& bin : kernel["value"]["histogram"]) count += bin.get<int>();
  EXPECT_EQ(count, 6);
}

TEST(LayerStatistics, LookAgainWhenEnoughRowsWereTrainedOn) {
  std::vector<Real> weights;
  const json found = fitted(true, 300, 5, &weights);
  std::vector<int> epochs;
  for (const json& one : found) epochs.push_back(one["epoch"]);
  EXPECT_EQ(epochs, (std::vector<int>{0, 128, 256}));
}

TEST(ObserveJob, RefusesWhatTheModelHasNot) {
  const Model model(kModel, catalog(), 3);
  const Dataset data = Dataset::fromFloats(std::vector<float>(2), {2});
  EXPECT_THROW(ObserveJob(model, data, R"({"layers": ["convolution"]})"), Error);
  EXPECT_THROW(ObserveJob(model, data, R"({"unit": 1})"), Error);
}

// More rows than an executor takes at a time, and only the layer asked for.
TEST(ObserveJob, GoesThroughAllRows) {
  const Model model(kModel, catalog(), 3);
  const std::vector<Real> x = randomValues(70 * 2, 4);
  const Dataset data = Dataset::fromFloats(std::vector<float>(x.begin(), x.end()), {2});
  ObserveJob job(model, data, R"({"layers": ["last"]})");
  while (job.step(0) != JobState::kDone) {
  }
  const json list = json::parse(job.result())["layers"];
  ASSERT_EQ(list.size(), 1);
  EXPECT_TRUE(list[0]["gradient"].is_null());
  Predictor predictor(model);
  PredictJob predict(predictor, data, 70);
  while (predict.step(1e9) != JobState::kDone) {
  }
  const auto first = job.values().begin() + list[0]["output"]["offset"].get<Index>();
  EXPECT_EQ(std::vector<Real>(first, first + 70), predict.output());
}

}  // namespace
}  // namespace minibatch::testing
