#include "training/evaluate.h"

#include <gtest/gtest.h>

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

}  // namespace
}  // namespace minibatch
