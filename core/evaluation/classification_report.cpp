#include "evaluation/classification_report.h"

#include <cmath>

namespace minibatch {
namespace {

double ratio(std::int64_t numerator, std::int64_t denominator, double zero_division = 0) {
  return denominator == 0 ? zero_division
                          : static_cast<double>(numerator) / static_cast<double>(denominator);
}

// The mean of one score over the classes for which it is a number.
double average(const std::vector<ClassScores>& classes, double ClassScores::* score, bool weighted,
               double zero_division) {
  double sum = 0, weights = 0;
  for (const ClassScores& scores : classes) {
    if (std::isnan(scores.*score)) continue;
    const double weight = weighted ? static_cast<double>(scores.support) : 1;
    sum += weight * scores.*score;
    weights += weight;
  }
  return weights == 0 ? zero_division : sum / weights;
}

ClassScores averages(const std::vector<ClassScores>& classes, bool weighted, double zero_division) {
  return {.precision = average(classes, &ClassScores::precision, weighted, zero_division),
          .recall = average(classes, &ClassScores::recall, weighted, zero_division),
          .f1 = average(classes, &ClassScores::f1, weighted, zero_division)};
}

}  // namespace

ClassificationReport classificationReport(const ConfusionMatrix& matrix, double zero_division) {
  const std::size_t classes = matrix.labels.size();
  std::vector<std::int64_t> support(classes), predicted(classes), hits(classes);
  std::int64_t rows = 0, all_hits = 0;
  for (const auto& [actual, prediction, count] : matrix.cells) {
    support[actual] += count;
    predicted[prediction] += count;
    rows += count;
    if (actual != prediction) continue;
    hits[actual] += count;
    all_hits += count;
  }
  ClassificationReport report;
  report.labels = matrix.labels;
  report.accuracy = ratio(all_hits, rows);
  for (std::size_t c = 0; c < classes; ++c) {
    report.classes.push_back({.precision = ratio(hits[c], predicted[c], zero_division),
                              .recall = ratio(hits[c], support[c], zero_division),
                              .f1 = ratio(2 * hits[c], support[c] + predicted[c], zero_division),
                              .support = support[c]});
  }
  report.macro_average = averages(report.classes, false, zero_division);
  report.weighted_average = averages(report.classes, true, zero_division);
  report.macro_average.support = report.weighted_average.support = rows;
  return report;
}

}  // namespace minibatch
