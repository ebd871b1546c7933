#include "training/evaluate.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "catalog.h"
#include "training/predict.h"

namespace minibatch {
namespace {

constexpr const char* kModel = R"({"class_name": "Sequential", "config": {"layers": [
  {"class_name": "InputLayer", "config": {"batch_shape": [null, 2]}},
  {"class_name": "Dense", "config": {"units": 3, "activation": "softmax"}}]}})";

void finish(Job& job) {
  while (job.step(0) != JobState::kDone) {
  }
}

class EvaluateKeeping : public ::testing::Test {
 protected:
  Model model_{kModel, catalog(), 1};
  Trainer trainer_{model_,
                   R"({"loss": "sparse_categorical_crossentropy", "metrics": ["accuracy"]})", 1};
  Dataset data_ =
      Dataset::fromFloats({1, 2, -3, 4, 5, -6, 0, 1, 2, 0}, {2}).withTargets({0, 1, 2, 1, 0});
};

TEST_F(EvaluateKeeping, GivesTheSameNumbersWhilePredictionsAreKept) {
  EvaluateJob plain(trainer_, data_, 2);
  finish(plain);
  const std::string numbers = plain.result();
  EvaluateJob keeping(trainer_, data_, 2, "[]", EvaluateJob::Keep::kPredictions);
  finish(keeping);
  EXPECT_EQ(keeping.result(), numbers);
  EXPECT_TRUE(plain.takePredictions().empty());
}

TEST_F(EvaluateKeeping, KeepsWhatTheModelSaysOfEachRow) {
  EvaluateJob job(trainer_, data_, 2, "[]", EvaluateJob::Keep::kPredictions);
  finish(job);
  const std::vector<Predictions> outputs = job.takePredictions();
  ASSERT_EQ(outputs.size(), 1u);
  EXPECT_EQ(outputs[0].name(), model_.outputName(0));
  EXPECT_EQ(outputs[0].classes(), 3);

  Predictor predictor(model_);
  PredictJob predict(predictor, data_, 5);
  finish(predict);
  const PredictionsPage page =
      outputs[0].page({.order = PredictionsQuery::Order::kRow, .count = 5});
  EXPECT_EQ(page.actual, (std::vector<float>{0, 1, 2, 1, 0}));
  ASSERT_EQ(page.probabilities.size(), predict.output().size());
  for (std::size_t i = 0; i < page.probabilities.size(); ++i) {
    EXPECT_EQ(page.probabilities[i], static_cast<float>(predict.output()[i]));
  }
}

// y = 2a + b, learned as (y - 10) / 4: the model says twice what is true of the scaled number.
class EvaluateScaled : public ::testing::Test {
 protected:
  void SetUp() override { model_.setWeights(std::vector<Real>{1, 0.5, -5}); }

  nlohmann::json evaluated(const Dataset& data) {
    EvaluateJob job(trainer_, data, 2);
    finish(job);
    return nlohmann::json::parse(job.result());
  }

  Model model_{R"({"class_name": "Sequential", "config": {"layers": [
    {"class_name": "InputLayer", "config": {"batch_shape": [null, 2]}},
    {"class_name": "Dense", "config": {"units": 1}}]}})",
               catalog(), 1};
  Trainer trainer_{model_, R"({"loss": "mse", "metrics": ["mae"]})", 1};
  // 2a + b is 4, 6 and 18: -1.5, -1 and 2 of the scaled number.
  Dataset as_trained_ = Dataset::fromFloats({1, 2, 2, 2, 8, 2}, {2}).withTargets({-1.5, -1, 2});
  Dataset scaled_ = as_trained_.withTargetScaling({{"", {{.scale = 4, .offset = 10}}}});
};

TEST_F(EvaluateScaled, MetricsAreInOwnUnitsAndTheLossIsAsItWasTrained) {
  EXPECT_NEAR(evaluated(as_trained_)["loss"], 7.25 / 3, 1e-6);
  EXPECT_EQ(evaluated(as_trained_)["mae"], 1.5);
  EXPECT_NEAR(evaluated(scaled_)["loss"], 7.25 / 3, 1e-6);
  EXPECT_EQ(evaluated(scaled_)["mae"], 6);
}

TEST_F(EvaluateScaled, PredictionsAreInOwnUnits) {
  EvaluateJob job(trainer_, scaled_, 2, "[]", EvaluateJob::Keep::kPredictions);
  finish(job);
  const std::vector<Predictions> outputs = job.takePredictions();
  const PredictionsPage page =
      outputs[0].page({.order = PredictionsQuery::Order::kRow, .count = 3});
  EXPECT_EQ(page.actual, (std::vector<float>{4, 6, 18}));
  EXPECT_EQ(page.predicted, (std::vector<float>{-2, 2, 26}));
  const std::vector<RegressionScores> report = outputs[0].regressionReport();
  ASSERT_EQ(report.size(), 1u);
  EXPECT_DOUBLE_EQ(report[0].mean_absolute_error, 6);

  Predictor predictor(model_);
  PredictJob predict(predictor, scaled_, 2);
  finish(predict);
  EXPECT_EQ(predict.output(), (std::vector<Real>{-2, 2, 26}));
}

TEST_F(EvaluateScaled, TrainingSeesScaledNumbers) {
  for (const Dataset& data : {as_trained_, scaled_}) {
    trainer_.resetLogs();
    trainer_.startTestStep(trainer_.bind(data), {0, 3});
    while (!trainer_.continueStep(Deadline::after(1000))) {
    }
    EXPECT_EQ(trainer_.logs()[1], 1.5);
  }
}

}  // namespace
}  // namespace minibatch
