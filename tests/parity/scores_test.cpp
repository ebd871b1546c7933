#include <gtest/gtest.h>

#include <cmath>

#include "evaluation/agreement.h"
#include "evaluation/curves.h"
#include "evaluation/label_errors.h"
#include "evaluation/probability_scores.h"
#include "evaluation/regression_report.h"
#include "parity/comparison.h"

namespace minibatch {
namespace {

using golden::Comparison;

/// null stands for NaN.
double number(const nlohmann::json& value) { return value.is_null() ? NAN : value.get<double>(); }

std::vector<std::uint8_t> positives(const nlohmann::json& item) { return item["positive"]; }

TEST(ScoresParity, Curves) {
  Comparison comparison("curves", "roc_curve and precision_recall_curve", 1e-12);
  for (const nlohmann::json& item : golden::cases("curves")) {
    comparison.startCase(item);
    SCOPED_TRACE(item["name"]);
    const std::vector<std::uint8_t> positive = positives(item);
    const std::vector<float> scores = golden::array(item["scores"]).values;
    const ThresholdCounts counts = countByThreshold(positive, scores);

    Curve roc = rocCurve(counts);
    comparison.expectClose("area", areaUnder(roc), number(item["roc_auc"]));
    comparison.expectClose("fpr", roc.x, golden::numbers(item["fpr"]));
    comparison.expectClose("tpr", roc.y, golden::numbers(item["tpr"]));
    EXPECT_TRUE(std::isinf(roc.thresholds.front()));
    roc.thresholds.erase(roc.thresholds.begin());
    comparison.expectClose("thresholds", roc.thresholds, golden::numbers(item["roc_thresholds"]));

    Curve precision_recall = precisionRecallCurve(counts);
    comparison.expectClose("average precision", averagePrecision(precision_recall),
                           number(item["average_precision"]));
    comparison.expectClose("recall", precision_recall.x, golden::numbers(item["recall"]));
    comparison.expectClose("precision", precision_recall.y, golden::numbers(item["precision"]));
    precision_recall.thresholds.pop_back();
    comparison.expectClose("thresholds", precision_recall.thresholds,
                           golden::numbers(item["thresholds"]));

    const Calibration calibration = calibrationCurve(positive, scores, 10);
    const nlohmann::json& expected = item["calibration"];
    comparison.expectClose("predicted", calibration.x, golden::numbers(expected["predicted"]));
    comparison.expectClose("true", calibration.y, golden::numbers(expected["true"]));
  }
}

void expectAgreement(Comparison& comparison, const nlohmann::json& item) {
  const std::vector<std::int32_t> labels = item["labels"], predicted = item["predicted"];
  const Agreement scores = agreement(confusionMatrix(labels, predicted));
  comparison.expectClose("accuracy", scores.accuracy, number(item["accuracy"]));
  comparison.expectClose("balanced accuracy", scores.balanced_accuracy,
                         number(item["balanced_accuracy"]));
  comparison.expectClose("kappa", scores.cohen_kappa, number(item["cohen_kappa"]));
  comparison.expectClose("correlation", scores.matthews_corrcoef,
                         number(item["matthews_corrcoef"]));
}

TEST(ScoresParity, Agreement) {
  Comparison comparison("agreement", "kappa, MCC, balanced accuracy", 1e-12);
  for (const nlohmann::json& item : golden::cases("agreement")) {
    comparison.startCase(item);
    SCOPED_TRACE(item["name"]);
    expectAgreement(comparison, item);
  }
}

TEST(ScoresParity, Probabilities) {
  Comparison comparison("scores", "log_loss, brier_score_loss, top_k_accuracy", 1e-12);
  for (const nlohmann::json& item : golden::cases("scores")) {
    comparison.startCase(item);
    SCOPED_TRACE(item["name"]);
    const std::vector<std::int32_t> labels = item["labels"];
    const std::vector<float> probabilities = golden::array(item["probabilities"]).values;
    const Index classes = item["classes"];
    comparison.expectClose("log loss", logLoss(labels, probabilities, classes),
                           number(item["log_loss"]));
    comparison.expectClose("Brier", brierScore(labels, probabilities, classes),
                           number(item["brier"]));
    for (const auto& [k, expected] : item["top_k"].items()) {
      comparison.expectClose("top " + k, topKAccuracy(labels, probabilities, classes, std::stoi(k)),
                             number(expected));
    }
    expectAgreement(comparison, item);
  }
}

TEST(ScoresParity, Regression) {
  Comparison comparison("regression_scores", "errors of numbers", 1e-12);
  for (const nlohmann::json& item : golden::cases("regression_scores")) {
    comparison.startCase(item);
    SCOPED_TRACE(item["name"]);
    const auto report = regressionReport(golden::array(item["actual"]).values,
                                         golden::array(item["predicted"]).values, 1);
    const RegressionScores& scores = report.at(0);
    const std::pair<const char*, double> all[] = {
        {"mean_absolute_error", scores.mean_absolute_error},
        {"mean_squared_error", scores.mean_squared_error},
        {"root_mean_squared_error", scores.root_mean_squared_error},
        {"mean_absolute_percentage_error", scores.mean_absolute_percentage_error},
        {"median_absolute_error", scores.median_absolute_error},
        {"max_error", scores.max_error},
        {"explained_variance", scores.explained_variance},
        {"r2", scores.r2}};
    for (const auto& [name, value] : all) comparison.expectClose(name, value, number(item[name]));
  }
}

TEST(ScoresParity, LabelErrors) {
  for (const nlohmann::json& item : golden::cases("label_errors")) {
    SCOPED_TRACE(item["name"]);
    const std::vector<std::int32_t> labels = item["labels"];
    const LabelErrors errors =
        findLabelErrors(labels, golden::array(item["probabilities"]).values, item["classes"]);
    EXPECT_EQ(errors.likely, item["likely"].get<std::int64_t>());
    EXPECT_EQ(errors.rows, item["rows"].get<std::vector<std::uint32_t>>());
    EXPECT_EQ(errors.suggested, item["suggested"].get<std::vector<std::int32_t>>());
  }
}

}  // namespace
}  // namespace minibatch
