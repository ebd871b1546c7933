#include "training/fit.h"
#include "core/message_text.h"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <limits>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "catalog.h"
#include "training/evaluate.h"
#include "training/predict.h"

namespace minibatch {
namespace {

using nlohmann::json;

json linearModel() {
  return {{"class_name", "Sequential"},
          {"config",
           {{"layers",
             {{{"class_name", "InputLayer"}, {"config", {{"shape", {1}}}}},
              {{"class_name", "Dense"},
               {"config", {{"units", 1}, {"kernel_initializer", "zeros"}}}}}}}}};
}

const char* kLinear = R"({"optimizer": {"class_name": "SGD", "config": {"learning_rate": 0.1}},
                          "loss": "mse", "metrics": ["mae"]})";

// Rows x = 0, 1, 2 …, y = 10 x, as given.
Dataset line(Index rows) {
  std::vector<float> x, y;
  for (Index i = 0; i < rows; ++i) {
    x.push_back(static_cast<float>(i));
    y.push_back(static_cast<float>(10 * i));
  }
  return Dataset::fromFloats(std::move(x), {1}).withTargets(std::move(y), {1});
}

void run(Job& job) {
  while (job.step(1e9) != JobState::kDone) {
  }
}

TEST(Fit, ValidationSplitTakesTheLastRows) {
  Model model(linearModel().dump(), catalog(), 1);
  Trainer trainer(model, kLinear, 1);
  trainer.setLearningRate(0);  // the prediction stays 0, so losses are means of y²
  FitJob job(trainer, line(10), std::nullopt, R"({"validation_split": 0.25, "batch_size": 4})");
  run(job);
  const json history = json::parse(job.history())["history"];
  // floor(10 · 0.75) = 7 rows to train on: y = 0 … 60; y = 70, 80, 90 to validate.
  EXPECT_NEAR(history["loss"][0].get<double>(), 9100.0 / 7, 1e-2);
  EXPECT_NEAR(history["val_loss"][0].get<double>(), 19400.0 / 3, 1e-2);
  EXPECT_NEAR(history["val_mae"][0].get<double>(), 80, 1e-4);
}

TEST(Fit, TheLastPartialBatchIsKeptAndWeighted) {
  Model model(linearModel().dump(), catalog(), 1);
  Trainer trainer(model, kLinear, 1);
  trainer.setLearningRate(0);
  FitJob job(trainer, line(5), std::nullopt, R"({"batch_size": 2, "shuffle": false})");
  run(job);
  // Batches (0, 10), (20, 30), (40): a mean over rows, not over batches.
  EXPECT_NEAR(json::parse(job.history())["history"]["loss"][0].get<double>(), 3000.0 / 5, 1e-2);
  EXPECT_EQ(trainer.iteration(), 3);
}

TEST(Fit, OneStepOfGradientDescentIsTheClosedForm) {
  Model model(linearModel().dump(), catalog(), 1);
  Trainer trainer(model, R"({"optimizer": "sgd", "loss": "mse"})", 1);
  FitJob job(trainer, line(3), std::nullopt, R"({"batch_size": 3})");
  run(job);
  // Gradient of the mean of (w x + b - 10 x)² at w = b = 0: -20 · mean(x²), -20 · mean(x); rate
  // 0.01.
  EXPECT_NEAR(model.weights()[0].value.data[0], 0.01 * 20 * 5.0 / 3, 1e-5);
  EXPECT_NEAR(model.weights()[1].value.data[0], 0.01 * 20 * 1.0, 1e-5);
}

TEST(Fit, SlicesOfAnyLengthGiveTheSameBits) {
  std::vector<std::vector<Real>> results;
  for (double budget : {1e9, 0.0}) {
    Model model(linearModel().dump(), catalog(), 1);
    Trainer trainer(model, R"({"optimizer": {"class_name": "adam", "config": {}}, "loss": "mse"})",
                    7);
    FitJob job(trainer, line(20), std::nullopt,
               R"({"epochs": 5, "batch_size": 3, "validation_split": 0.2})");
    while (job.step(budget) != JobState::kDone) {
    }
    results.push_back(model.copyWeights());
  }
  EXPECT_EQ(results[0], results[1]);
}

TEST(Fit, EvaluatingWhilePausedInTheMiddleOfAStepChangesNothing) {
  std::vector<std::vector<Real>> results;
  for (bool evaluate : {false, true}) {
    Model model(linearModel().dump(), catalog(), 1);
    Trainer trainer(model, R"({"optimizer": "adam", "loss": "mse"})", 7);
    const Dataset data = line(20);
    FitJob job(trainer, data, std::nullopt, R"({"epochs": 2, "batch_size": 4})");
    while (job.step(0) != JobState::kDone) {
      if (!evaluate) continue;
      Predictor predictor(model);
      PredictJob predict(predictor, data, 8);
      run(predict);
    }
    results.push_back(model.copyWeights());
  }
  EXPECT_EQ(results[0], results[1]);
}

TEST(Fit, ALossThatIsNoNumberStopsAndGivesTheLastGoodWeightsBack) {
  Model model(linearModel().dump(), catalog(), 1);
  Trainer trainer(model, kLinear, 1);
  trainer.setLearningRate(0.001);
  FitJob job(trainer, line(8), std::nullopt, R"({"epochs": 9, "batch_size": 4})");
  ASSERT_EQ(job.step(1e9), JobState::kEpochEnd);
  const std::vector<Real> good = model.copyWeights();
  trainer.setLearningRate(1e30);
  try {
    run(job);
    FAIL() << "went on";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::kNotFinite);
    EXPECT_NE(messageText(error).find("batch=2 epoch=2"), std::string::npos) << messageText(error);
  }
  EXPECT_EQ(model.copyWeights(), good);
  EXPECT_EQ(json::parse(job.history())["stop_reason"], "not-finite");
  EXPECT_EQ(json::parse(job.history())["history"]["loss"].size(), 1u);
}

TEST(Fit, StopsWhereItIsAndSaysSo) {
  Model model(linearModel().dump(), catalog(), 1);
  Trainer trainer(model, kLinear, 1);
  trainer.setLearningRate(0.001);
  FitJob job(trainer, line(64), std::nullopt, R"({"epochs": 100, "batch_size": 1})");
  job.step(1e9);
  job.step(0);
  job.stop();
  EXPECT_EQ(job.step(1e9), JobState::kDone);
  const json history = json::parse(job.history());
  EXPECT_EQ(history["stop_reason"], "stopped");
  EXPECT_EQ(history["epoch"], json::parse("[0]"));
}

TEST(Fit, EarlyStoppingRestoresTheBestWeights) {
  Model model(linearModel().dump(), catalog(), 1);
  Trainer trainer(model, R"({"optimizer": {"class_name": "SGD", "config": {"learning_rate": 0.05}},
                            "loss": "mse"})",
                  1);
  // Trained on y = 10 x, validated on y = 0: the validation loss only grows.
  std::vector<float> zeros(4, 0.0f), ones(4, 1.0f);
  const Dataset validation = Dataset::fromFloats(ones, {1}).withTargets(zeros, {1});
  FitJob job(trainer, line(3), validation,
             R"({"epochs": 50, "callbacks": [{"class_name": "EarlyStopping",
                 "config": {"patience": 3, "restore_best_weights": true}}]})");
  ASSERT_EQ(job.step(1e9), JobState::kEpochEnd);
  const std::vector<Real> first = model.copyWeights();
  run(job);
  const json history = json::parse(job.history());
  EXPECT_EQ(history["stop_reason"], "early-stopping");
  EXPECT_EQ(history["best_epoch"], 0);
  EXPECT_EQ(history["epoch"].size(), 4u);
  EXPECT_EQ(model.copyWeights(), first);
}

TEST(Fit, CheckpointsContinueBitForBit) {
  const char* compile = R"({"optimizer": "adam", "loss": "mse"})";
  const char* options = R"({"epochs": 1, "batch_size": 4})";
  Model model(linearModel().dump(), catalog(), 1);
  Trainer trainer(model, compile, 7);
  FitJob first(trainer, line(16), std::nullopt, options);
  run(first);
  Model copy(linearModel().dump(), catalog(), 2);
  Trainer copy_trainer(copy, compile, 7);
  copy_trainer.setState(trainer.copyState(), trainer.iteration());
  for (Trainer* each : {&trainer, &copy_trainer}) {
    FitJob second(*each, line(16), std::nullopt, R"({"epochs": 2, "initial_epoch": 1})");
    run(second);
  }
  EXPECT_EQ(copy.copyWeights(), model.copyWeights());
}

TEST(Evaluate, GivesMeansOverAllRows) {
  Model model(linearModel().dump(), catalog(), 1);
  Trainer trainer(model, kLinear, 1);
  EvaluateJob job(trainer, line(5), 2);
  run(job);
  const json result = json::parse(job.result());
  EXPECT_NEAR(result["loss"].get<double>(), 600, 1e-3);
  EXPECT_NEAR(result["mae"].get<double>(), 20, 1e-4);
}

std::string messageOf(const std::function<void()>& work) {
  try {
    work();
  } catch (const Error& error) {
    return messageText(error);
  }
  return "";
}

TEST(Fit, BadInputIsRefusedWithWhatWasExpectedAndReceived) {
  Model model(linearModel().dump(), catalog(), 1);
  Trainer trainer(model, kLinear, 1);
  const auto fit = [&](const Dataset& data, const char* options) {
    return messageOf([&] { FitJob(trainer, data, std::nullopt, options); });
  };
  EXPECT_NE(fit(line(3), R"({"batch_size": 0})").find("option=\"batch_size\""), std::string::npos);
  EXPECT_NE(fit(line(3), R"({"epohcs": 2})").find("option=\"epohcs\""), std::string::npos);
  EXPECT_NE(fit(line(1), R"({"validation_split": 0.5})").find("rows=1 share=0.5 train=0"),
            std::string::npos);
  EXPECT_NE(fit(line(3), R"({"validation_split": 1.5})").find("fit.validation-split received=1.5"),
            std::string::npos);
  const std::string monitor =
      fit(line(3), R"({"callbacks": [{"class_name": "EarlyStopping", "config": {}}]})");
  EXPECT_NE(monitor.find("monitor.no-validation-log callback=\"EarlyStopping\""), std::string::npos)
      << monitor;
  const Dataset wide = Dataset::fromFloats(std::vector<float>(6), {2}).withTargets({1, 2, 3}, {1});
  EXPECT_NE(fit(wide, "{}").find("received=\"(None, 2)\""), std::string::npos);
  const Dataset bare = Dataset::fromFloats({1, 2, 3}, {1});
  EXPECT_NE(fit(bare, "{}").find("target.none"), std::string::npos);
  const Dataset nan = Dataset::fromFloats({1, 2}, {1})
                          .withTargets({1, std::numeric_limits<float>::quiet_NaN()}, {1});
  EXPECT_NE(fit(nan, "{}").find("row=1"), std::string::npos) << fit(nan, "{}");
}

TEST(Compile, BadConfigurationsAreNamed) {
  Model model(linearModel().dump(), catalog(), 1);
  const auto compile = [&](const char* config) {
    return messageOf([&] { Trainer(model, config, 1); });
  };
  EXPECT_NE(compile(R"({"optimizer": "adam"})").find("compile.no-loss"), std::string::npos);
  EXPECT_NE(compile(R"({"loss": "mseee"})").find("name=\"mseee\""), std::string::npos);
  EXPECT_NE(compile(R"({"loss": "mse", "los": 1})").find("argument=\"los\""), std::string::npos);
  EXPECT_NE(
      compile(R"({"loss": "mse", "metrics": "mae"})").find("compile.metrics argument=\"metrics\""),
      std::string::npos);
  const std::string rate = compile(
      R"({"loss": "mse", "optimizer": {"class_name": "Adam", "config": {"learning_rate": -1}}})");
  EXPECT_NE(rate.find("learning_rate"), std::string::npos) << rate;
}

}  // namespace
}  // namespace minibatch
