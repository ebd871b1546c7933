#include "training/outside.h"

#include <gtest/gtest.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "catalog.h"
#include "core/data/expect_error.h"
#include "training/evaluate.h"
#include "training/fit.h"

namespace minibatch {
namespace {

constexpr const char* kModel = R"({"class_name": "Sequential", "config": {"layers": [
  {"class_name": "InputLayer", "config": {"batch_shape": [null, 2]}},
  {"class_name": "Dense", "config": {"units": 3, "activation": "tanh"}},
  {"class_name": "Dense", "config": {"units": 2}}]}})";
constexpr const char* kCustom = R"({"optimizer": "sgd",
  "loss": {"class_name": "CustomLoss", "config": {"name": "mine"}},
  "metrics": [{"class_name": "CustomMetric", "config": {"name": "bias"}}]})";
constexpr const char* kFit = R"({"epochs": 3, "batch_size": 2})";

Dataset data() {
  return Dataset::fromFloats({1, 2, -3, 4, 5, -6, 0, 1, 2, 0}, {2})
      .withTargets({0, 1, 1, 0, 2, 1, -1, 0, 0.5, 0.25}, {2});
}

// The mean squared error as a caller would compute it: by position, or the mean over the batch.
void answerSquaredError(Trainer& trainer, bool whole) {
  const ConstTensor prediction = trainer.prediction(0), target = trainer.target(0);
  const Index rows = prediction.batch();
  std::vector<Real> values(static_cast<std::size_t>(whole ? 1 : rows)), gradient, bias;
  for (Index i = 0; i < prediction.size(); ++i) {
    const Real error = prediction.data[i] - target.data[i];
    const Real share = whole ? Real(1) / static_cast<Real>(rows) : Real(1);
    values[static_cast<std::size_t>(whole ? 0 : i / 2)] += error * error / 2 * share;
    gradient.push_back(error * share);
  }
  for (Index row = 0; row < rows; ++row) bias.push_back(static_cast<Real>(row));
  trainer.outsideLoss(0)->give(values, gradient);
  trainer.outsideMetrics()[0].metric->give(bias);
}

// The weights after a fit.
std::vector<Real> trained(const char* compile, const Dataset& rows, bool whole = false) {
  Model model(kModel, catalog(), 1);
  Trainer trainer(model, compile, 1);
  FitJob job(trainer, rows, std::nullopt, kFit);
  for (JobState state = job.step(0); state != JobState::kDone; state = job.step(0)) {
    if (state == JobState::kOutside) answerSquaredError(trainer, whole);
  }
  return model.copyWeights();
}

void expectNear(const std::vector<Real>& a, const std::vector<Real>& b) {
  ASSERT_EQ(a.size(), b.size());
  for (std::size_t i = 0; i < a.size(); ++i) EXPECT_NEAR(a[i], b[i], 1e-6) << i;
}

TEST(OutsideLoss, TrainsAsTheSameLossOfTheCore) {
  const std::vector<Real> own = trained(R"({"optimizer": "sgd", "loss": "mse"})", data());
  expectNear(trained(kCustom, data()), own);
  expectNear(trained(kCustom, data(), true), own);
}

TEST(OutsideLoss, CountsRowsByTheirSampleWeights) {
  const Dataset weighted = data().withWeights({1, 0, 2, 0.5, 3}, {}, 0);
  const std::vector<Real> own = trained(R"({"optimizer": "sgd", "loss": "mse"})", weighted);
  expectNear(trained(kCustom, weighted), own);
}

TEST(OutsideLoss, IsAskedInEachStepAndBeforeAnythingMoves) {
  Model model(kModel, catalog(), 1);
  const std::vector<Real> before = model.copyWeights();
  Trainer trainer(model, kCustom, 1);
  FitJob job(trainer, data(), std::nullopt, R"({"batch_size": 2})");
  int asked = 0;
  for (JobState state = job.step(0); state != JobState::kDone; state = job.step(0)) {
    if (state != JobState::kOutside) continue;
    if (asked++ == 0) {
      EXPECT_EQ(model.copyWeights(), before);
    }
    answerSquaredError(trainer, false);
  }
  EXPECT_EQ(asked, 3);
  EXPECT_NE(model.copyWeights(), before);
}

TEST(OutsideMetric, IsTheMeanOfItsRows) {
  Model model(kModel, catalog(), 1);
  Trainer trainer(model, kCustom, 1);
  EvaluateJob job(trainer, data(), 2);
  for (JobState state = job.step(0); state != JobState::kDone; state = job.step(0)) {
    if (state == JobState::kOutside) answerSquaredError(trainer, false);
  }
  // Rows 0, 1, then 0, 1, then 0 of their batches.
  EXPECT_EQ(nlohmann::json::parse(job.result())["bias"].get<double>(), 2.0 / 5);
}

TEST(OutsideMetric, CountsAValueOfAWholeBatchOnce) {
  OutsideMetric metric;
  const std::vector<Real> numbers(6);
  const ConstTensor three(numbers.data(), Shape{3, 2}), one(numbers.data(), Shape{1, 2});
  metric.give(std::vector<Real>{4});
  metric.update(three, three, nullptr);
  metric.give(std::vector<Real>{1});
  metric.update(one, one, nullptr);
  EXPECT_EQ(metric.result(), 2.5);
  metric.reset();
  const std::vector<Real> weights = {1, 0, 1};
  metric.give(std::vector<Real>{4});
  metric.update(three, three, weights.data());
  metric.give(std::vector<Real>{1});
  metric.update(one, one, weights.data());
  EXPECT_EQ(metric.result(), 3);
}

TEST(OutsideLoss, RefusesNumbersThatAreNotOfTheBatch) {
  Model model(kModel, catalog(), 1);
  Trainer trainer(model, kCustom, 1);
  FitJob job(trainer, data(), std::nullopt, R"({"batch_size": 3})");
  while (job.step(0) != JobState::kOutside) {
  }
  trainer.outsideMetrics()[0].metric->give(std::vector<Real>{1});
  trainer.outsideLoss(0)->give(std::vector<Real>{1, 2}, std::vector<Real>(6));
  expectError(ErrorCode::kShapeMismatch, "outside.size expected=3", [&] { job.step(0); });
}

}  // namespace
}  // namespace minibatch
