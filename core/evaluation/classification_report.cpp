#include "evaluation/classification_report.h"

#include "base/error.h"

namespace minibatch {
namespace {

double ratio(double numerator, double denominator) {
  return denominator == 0 ? 0 : numerator / denominator;
}

void requireClass(std::int32_t value, Index classes, std::size_t row, std::string_view what) {
  if (value >= 0 && value < classes) return;
  fail(ErrorCode::kInvalidData, "The ", what, " of row ", row,
       " (counting from 0) must be a class from 0 to ", classes - 1, ", but is ", value, ".");
}

}  // namespace

std::vector<std::int64_t> confusionMatrix(std::span<const std::int32_t> labels,
                                          std::span<const std::int32_t> predictions,
                                          Index classes) {
  if (classes < 1) {
    fail(ErrorCode::kInvalidArgument, "Expected at least 1 class, but received ", classes, ".");
  }
  if (labels.size() != predictions.size()) {
    fail(ErrorCode::kInvalidData, "Expected as many predictions as labels, but received ",
         predictions.size(), " predictions and ", labels.size(), " labels.");
  }
  std::vector<std::int64_t> counts(static_cast<std::size_t>(checkedProduct(classes, classes)));
  for (std::size_t row = 0; row < labels.size(); ++row) {
    requireClass(labels[row], classes, row, "label");
    requireClass(predictions[row], classes, row, "prediction");
    ++counts[static_cast<std::size_t>(labels[row] * classes + predictions[row])];
  }
  return counts;
}

ClassificationReport classificationReport(std::span<const std::int32_t> labels,
                                          std::span<const std::int32_t> predictions,
                                          Index classes) {
  const std::vector<std::int64_t> counts = confusionMatrix(labels, predictions, classes);
  const double rows = static_cast<double>(labels.size());
  ClassificationReport report;
  report.macro_average.support = report.weighted_average.support =
      static_cast<std::int64_t>(labels.size());
  std::int64_t all_hits = 0;
  const auto add = [](ClassScores& average, const ClassScores& scores, double share) {
    average.precision += share * scores.precision;
    average.recall += share * scores.recall;
    average.f1 += share * scores.f1;
  };
  for (Index c = 0; c < classes; ++c) {
    std::int64_t support = 0, predicted = 0;
    for (Index other = 0; other < classes; ++other) {
      support += counts[static_cast<std::size_t>(c * classes + other)];
      predicted += counts[static_cast<std::size_t>(other * classes + c)];
    }
    const std::int64_t hits = counts[static_cast<std::size_t>(c * classes + c)];
    all_hits += hits;
    ClassScores scores;
    scores.precision = ratio(static_cast<double>(hits), static_cast<double>(predicted));
    scores.recall = ratio(static_cast<double>(hits), static_cast<double>(support));
    scores.f1 = ratio(2.0 * static_cast<double>(hits), static_cast<double>(support + predicted));
    scores.support = support;
    add(report.macro_average, scores, 1.0 / static_cast<double>(classes));
    add(report.weighted_average, scores, ratio(static_cast<double>(support), rows));
    report.classes.push_back(scores);
  }
  report.accuracy = ratio(static_cast<double>(all_hits), rows);
  return report;
}

}  // namespace minibatch
