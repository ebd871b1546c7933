#include "evaluation/classification_report.h"

namespace minibatch {
namespace {

double ratio(std::int64_t numerator, std::int64_t denominator) {
  return denominator == 0 ? 0 : static_cast<double>(numerator) / static_cast<double>(denominator);
}

}  // namespace

ClassificationReport classificationReport(const ConfusionMatrix& matrix) {
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
  report.macro_average.support = report.weighted_average.support = rows;
  const auto add = [](ClassScores& average, const ClassScores& scores, double share) {
    average.precision += share * scores.precision;
    average.recall += share * scores.recall;
    average.f1 += share * scores.f1;
  };
  for (std::size_t c = 0; c < classes; ++c) {
    ClassScores scores;
    scores.precision = ratio(hits[c], predicted[c]);
    scores.recall = ratio(hits[c], support[c]);
    scores.f1 = ratio(2 * hits[c], support[c] + predicted[c]);
    scores.support = support[c];
    add(report.macro_average, scores, 1.0 / static_cast<double>(classes));
    add(report.weighted_average, scores, ratio(support[c], rows));
    report.classes.push_back(scores);
  }
  return report;
}

}  // namespace minibatch
