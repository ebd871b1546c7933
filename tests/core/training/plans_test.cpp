// Models of unknown lengths, trained and asked at several of them.
#include "training/plans.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "base/error.h"
#include "catalog.h"
#include "core/message_text.h"
#include "training/data_binding.h"
#include "training/evaluate.h"
#include "training/fit.h"
#include "training/observe.h"
#include "training/predict.h"

namespace minibatch {
namespace {

using nlohmann::json;

constexpr const char* kOpenLayers = R"(
  {"class_name": "Conv1D", "config": {"filters": 4, "kernel_size": 3, "padding": "same"}},
  {"class_name": "Dropout", "config": {"rate": 0.3}},
  {"class_name": "LSTM", "config": {"units": 5, "return_sequences": true}},
  {"class_name": "Dense", "config": {"units": 2, "activation": "softmax"}})";

std::string modelOfSteps(const std::string& steps) {
  return R"({"class_name": "Sequential", "config": {"layers": [
    {"class_name": "InputLayer", "config": {"shape": [)" +
         steps + ", 2]}}," + kOpenLayers + "]}}";
}

constexpr const char* kOpenCompile =
    R"({"optimizer": "adam", "loss": "sparse_categorical_crossentropy", "metrics": ["accuracy"]})";

Dataset sequences(Index rows, Index steps) {
  std::vector<float> x, y;
  for (Index i = 0; i < rows * steps; ++i) {
    for (int k = 0; k < 2; ++k) x.push_back(static_cast<float>((i * 7 + k * 3) % 11) / 11);
    y.push_back(static_cast<float>(i % 3 == 0));
  }
  return Dataset::fromFloats(std::move(x), {steps, 2}).withTargets(std::move(y), {steps});
}

void finish(Job& job) {
  while (job.step(0) != JobState::kDone) {
  }
}

std::vector<Real> predictionsOf(const Model& model, const Dataset& data) {
  Predictor predictor(model);
  PredictJob job(predictor, data, 3);
  finish(job);
  EXPECT_EQ(job.outputShape(), (Shape{data.rows(), data.sampleShape()[0], 2}));
  return job.output();
}

TEST(OpenModel, HasTheBitsOfAModelOfThatLength) {
  Model open(modelOfSteps("null"), catalog(), 3), fixed(modelOfSteps("6"), catalog(), 3);
  const Dataset data = sequences(10, 6);
  for (Model* model : {&open, &fixed}) {
    Trainer trainer(*model, kOpenCompile, 5);
    FitJob job(trainer, data, std::nullopt, R"({"epochs": 3, "batch_size": 4})");
    finish(job);
  }
  EXPECT_EQ(open.copyWeights(), fixed.copyWeights());
  EXPECT_EQ(predictionsOf(open, data), predictionsOf(fixed, data));
  Model other(modelOfSteps("9"), catalog(), 1);
  other.setWeights(fixed.copyWeights());
  EXPECT_EQ(predictionsOf(open, sequences(4, 9)), predictionsOf(other, sequences(4, 9)));
}

TEST(OpenModel, TrainsAndValidatesAtSeveralLengths) {
  Model model(modelOfSteps("null"), catalog(), 3);
  Trainer trainer(model, kOpenCompile, 5);
  EXPECT_TRUE(trainer.targetShape().hasUnknown());
  const Dataset long_ones = sequences(5, 12);
  FitJob job(trainer, sequences(8, 4), long_ones, R"({"epochs": 2, "batch_size": 4})");
  finish(job);
  const auto iteration = trainer.iteration();
  EvaluateJob evaluate(trainer, long_ones, 32, "[]", EvaluateJob::Keep::kPredictions);
  finish(evaluate);
  const json logs = json::parse(evaluate.result());
  const json history = json::parse(job.history())["history"];
  EXPECT_NEAR(logs["loss"].get<double>(), history["val_loss"][1].get<double>(), 1e-6);
  // The optimizer goes on.
  FitJob next(trainer, long_ones, std::nullopt, R"({"batch_size": 5})");
  finish(next);
  EXPECT_EQ(trainer.iteration(), iteration + 1);
}

TEST(OpenModel, IsObservedAtTheLengthOfTheData) {
  Model model(modelOfSteps("null"), catalog(), 3);
  Trainer trainer(model, kOpenCompile, 5);
  ObserveJob job(model, sequences(2, 7), R"({"layers": ["conv1d"]})");
  finish(job);
  EXPECT_EQ(json::parse(job.result())["layers"][0]["output"]["shape"], json({2, 7, 4}));
  ObserveStepJob step(trainer, sequences(2, 7), R"({"layers": ["lstm"]})");
  finish(step);
  EXPECT_EQ(json::parse(step.result())["layers"][0]["gradient"]["shape"], json({2, 7, 5}));
}

TEST(OpenModel, RefusesWhatDoesNotFit) {
  Model model(modelOfSteps("null"), catalog(), 3);
  Predictor predictor(model);
  const Dataset wide = Dataset::fromFloats(std::vector<float>(24), {4, 3});
  try {
    PredictJob job(predictor, wide, 1);
    FAIL();
  } catch (const Error& error) {
    const std::string message = messageText(error);
    EXPECT_NE(message.find("(None, None, 2)"), std::string::npos) << message;
    EXPECT_NE(message.find("(None, 4, 3)"), std::string::npos) << message;
  }
}

// Tokens of one axis, and a series whose only channel the data leaves out.
TEST(OpenModel, TakesAnAxisOfOneThatTheDataLeavesOut) {
  Model model(R"({"class_name": "Sequential", "config": {"layers": [
    {"class_name": "InputLayer", "config": {"shape": [null, 1]}},
    {"class_name": "GlobalMaxPooling1D", "config": {}}]}})",
              catalog(), 3);
  Predictor predictor(model);
  PredictJob job(predictor, Dataset::fromFloats({1, 5, 2, 7, 3, 4}, {3}), 2);
  finish(job);
  EXPECT_EQ(job.output(), (std::vector<Real>{5, 7}));
}

TEST(Plans, KeepsTheLastFewLengths) {
  Model model(modelOfSteps("null"), catalog(), 3);
  Plans plans(model);
  const auto of = [&](Index steps) { return &plans.of(sequences(1, steps)); };
  Plans::Plan* first = of(3);
  first->inference = std::make_unique<Executor>(*first->model, Executor::Options{.max_batch = 1});
  for (const Index steps : {4, 5, 6, 3, 7}) of(steps);
  EXPECT_EQ(of(3), first);
  EXPECT_TRUE(first->inference);
  for (const Index steps : {4, 5, 6, 7}) plans.of(sequences(1, steps), first->inference.get());
  EXPECT_EQ(of(3), first);
  for (const Index steps : {8, 9, 10, 11}) of(steps);
  EXPECT_FALSE(of(3)->inference);
}

TEST(Plans, OfAModelOfOneLengthThereIsOne) {
  Model model(modelOfSteps("4"), catalog(), 3);
  Plans plans(model);
  EXPECT_EQ(plans.of(sequences(1, 4)).model.get(), &model);
  EXPECT_EQ(&plans.of(sequences(1, 4)), &plans.of(sequences(9, 4)));
}

}  // namespace
}  // namespace minibatch
