#include <gtest/gtest.h>

#include "evaluation/classification_report.h"
#include "parity/comparison.h"

namespace minibatch {
namespace {

std::vector<double> numbersOf(const ClassScores& scores) {
  return {scores.precision, scores.recall, scores.f1, static_cast<double>(scores.support)};
}

std::vector<std::int64_t> dense(const ConfusionMatrix& matrix) {
  const std::size_t size = matrix.labels.size();
  std::vector<std::int64_t> counts(size * size);
  for (const auto& cell : matrix.cells) counts[cell.actual * size + cell.predicted] = cell.count;
  return counts;
}

void expectReport(golden::Comparison& comparison, const ConfusionMatrix& matrix,
                  const nlohmann::json& expected) {
  std::vector<std::int64_t> counts;
  for (const nlohmann::json& row : expected["confusion"]) {
    for (const nlohmann::json& count : row) counts.push_back(count);
  }
  EXPECT_EQ(dense(matrix), counts);

  const ClassificationReport report = classificationReport(matrix);
  ASSERT_EQ(report.classes.size(), expected["scores"].size());
  for (std::size_t c = 0; c < report.classes.size(); ++c) {
    comparison.expectClose("scores of class " + std::to_string(report.labels[c]),
                           numbersOf(report.classes[c]), golden::numbers(expected["scores"][c]));
  }
  comparison.expectClose("accuracy", report.accuracy, expected["accuracy"].get<double>());
  comparison.expectClose("macro average", numbersOf(report.macro_average),
                         golden::numbers(expected["macro_average"]));
  comparison.expectClose("weighted average", numbersOf(report.weighted_average),
                         golden::numbers(expected["weighted_average"]));
}

TEST(EvaluationParity, ClassificationReport) {
  golden::Comparison comparison("evaluation", "classification report", 1e-12);
  for (const nlohmann::json& item : golden::cases("evaluation")) {
    comparison.startCase(item);
    SCOPED_TRACE(item["name"]);
    const std::vector<std::int32_t> labels = item["labels"], predictions = item["predictions"];
    const Index classes = item["classes"];
    expectReport(comparison, confusionMatrix(labels, predictions, classes), item);
    expectReport(comparison, confusionMatrix(labels, predictions), item["occurring"]);
  }
}

}  // namespace
}  // namespace minibatch
