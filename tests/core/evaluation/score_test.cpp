#include "evaluation/score.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "core/data/expect_error.h"

namespace minibatch {
namespace {

using nlohmann::json;

Predictions binary(std::vector<float> targets, std::vector<float> outputs) {
  return Predictions::ofOutputs(targets, outputs, 1, 2);
}

// sklearn.metrics.roc_auc_score([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8]) = 0.75 (its documentation).
TEST(Score, OfFourRows) {
  const Predictions four = binary({0, 0, 1, 1}, {0.1F, 0.4F, 0.35F, 0.8F});
  const json all = score(four, {{"score", "scores"}, {"k", 5}, {"threshold", nullptr}});
  EXPECT_DOUBLE_EQ(all["scores"]["rocAuc"], 0.75);
  EXPECT_DOUBLE_EQ(all["scores"]["accuracy"], 0.75);
  EXPECT_EQ(all["scores"]["topKAccuracy"], 1);
  EXPECT_TRUE(all["undefined"].empty());

  // What is at the threshold is not above it, here as in Keras's BinaryAccuracy.
  EXPECT_EQ(score(four, {{"score", "threshold"}, {"class", 1}, {"threshold", 0.35F}})["recall"],
            0.5);
  const json at = score(four, {{"score", "threshold"}, {"class", 1}, {"threshold", 0.3}});
  EXPECT_EQ(at["truePositives"], 2);
  EXPECT_EQ(at["falsePositives"], 1);
  EXPECT_DOUBLE_EQ(at["specificity"], 0.5);
  // The other class the other way round.
  EXPECT_DOUBLE_EQ(score(four, {{"score", "roc"}, {"class", 0}, {"points", 9}})["area"], 0.75);
}

// sklearn.metrics.multilabel_confusion_matrix(y, p > 0.5).ravel() and, of its rows, precision,
// recall and F1 with average="samples".
TEST(Score, OfRowsWithSeveralLabels) {
  const std::vector<float> truth = {1, 0, 1, 0, 0, 0, 1, 1, 0};
  const std::vector<float> said = {0.9F, 0.1F, 0.8F, 0.1F, 0.5F, 0.2F, 0.7F, 0.2F, 0.6F};
  const Predictions three = Predictions::ofOutputs(truth, said, 3, 0);
  EXPECT_TRUE(three.areIndicators());
  const json found = score(three, {{"score", "labels"}, {"threshold", 0.5}});
  const json counts = {1, 0, 0, 2, 2, 0, 1, 0, 1, 1, 0, 1};
  EXPECT_EQ(json(found.begin(), found.begin() + 12), counts);
  // What is at the threshold is not above it: the second row has no label, and is said to have
  // none.
  EXPECT_EQ(found[12], 2);
  const json rows = {1, 1, 1, 1.5, 1.5, 1.5};
  EXPECT_EQ(json(found.begin() + 13, found.end()), rows);

  EXPECT_FALSE(Predictions::ofOutputs(said, said, 3, 0).areIndicators());
  EXPECT_FALSE(Predictions::ofOutputs(truth, said, 1, 0).areIndicators());
  EXPECT_FALSE(Predictions("", 1, 1, 2, 0).areIndicators());
}

TEST(Score, IsNullWhereThereIsOneClassOnly) {
  const Predictions ones = binary({1, 1}, {0.25F, 0.75F});
  const json all = score(ones, {{"score", "scores"}, {"k", 1}, {"threshold", nullptr}});
  EXPECT_TRUE(all["scores"]["rocAuc"].is_null());
  EXPECT_EQ(all["undefined"]["rocAuc"], "one-class");
  const json curve = score(ones, {{"score", "roc"}, {"class", 1}, {"points", 9}});
  EXPECT_TRUE(curve["area"].is_null());
  EXPECT_EQ(curve["undefined"], "one-class");
  const json at = score(ones, {{"score", "threshold"}, {"class", 1}, {"threshold", 0.9}});
  EXPECT_TRUE(at["precision"].is_null());
  EXPECT_TRUE(at["specificity"].is_null());
  EXPECT_EQ(at["recall"], 0);
}

TEST(Score, ThinsACurveAndKeepsItsArea) {
  std::vector<float> targets, scores;
  for (int i = 0; i < 20'000; ++i) {
    targets.push_back(static_cast<float>(i * 7919 % 3 == 0));
    scores.push_back(static_cast<float>(i * 104'729 % 20'000) / 20'000);
  }
  const Predictions many = binary(targets, scores);
  const json whole = score(many, {{"score", "roc"}, {"class", 1}, {"points", 30'000}});
  const json thin = score(many, {{"score", "roc"}, {"class", 1}, {"points", 1000}});
  EXPECT_GT(whole["x"].size(), 1000u);
  EXPECT_LE(thin["x"].size(), 1000u);
  EXPECT_GT(thin["x"].size(), 500u);
  EXPECT_EQ(whole["area"], thin["area"]);
  EXPECT_EQ(thin["x"].back(), 1);
  EXPECT_EQ(thin["y"].back(), 1);
}

TEST(Score, OfNumbersTakesRowsEvenlyAndCountsErrors) {
  const std::vector<float> targets = {0, 1, 2, 3}, outputs = {0, 1, 2, 7};
  const Predictions four = Predictions::ofOutputs(targets, outputs, 1, 0);
  const json points = score(four, {{"score", "scatter"}, {"number", 0}, {"points", 2}});
  EXPECT_EQ(points["rows"], (json{0, 2}));
  const json errors = score(four, {{"score", "errors"}, {"number", 0}, {"bins", 4}});
  EXPECT_EQ(errors, (json{{"from", 0.0}, {"to", 4.0}, {"counts", {3, 0, 0, 1}}}));
  const json numbers = score(four, {{"score", "numbers"}});
  EXPECT_DOUBLE_EQ(numbers[0]["meanAbsoluteError"], 1);
  expectError(ErrorCode::kInvalidArgument, "evaluation.no-number",
              [&] { score(four, {{"score", "errors"}, {"number", 1}, {"bins", 4}}); });
  expectError(ErrorCode::kInvalidState, "evaluation.needs-classes",
              [&] { score(four, {{"score", "roc"}, {"class", 1}, {"points", 9}}); });
}

TEST(Score, OfPredictedClassesLacksWhatNeedsProbabilities) {
  const std::vector<std::int32_t> labels = {0, 1, 2, 2}, predicted = {0, 1, 2, 1};
  const Predictions four = Predictions::ofClasses(labels, predicted, 3);
  const json all = score(four, {{"score", "scores"}, {"k", 1}, {"threshold", nullptr}});
  EXPECT_DOUBLE_EQ(all["scores"]["accuracy"], 0.75);
  EXPECT_EQ(all["undefined"]["logLoss"], "no-probabilities");
  expectError(ErrorCode::kInvalidState, "evaluation.probabilities",
              [&] { score(four, {{"score", "roc"}, {"class", 1}, {"points", 9}}); });
  expectError(ErrorCode::kInvalidArgument, "evaluation.no-score",
              [&] { score(four, {{"score", "beauty"}}); });
}

}  // namespace
}  // namespace minibatch
