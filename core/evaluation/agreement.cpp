#include "evaluation/agreement.h"

#include <cmath>
#include <limits>

namespace minibatch {

Agreement agreement(const ConfusionMatrix& matrix) {
  const std::size_t classes = matrix.labels.size();
  std::vector<double> actual(classes), predicted(classes), hits(classes);
  double rows = 0, right = 0;
  for (const auto& cell : matrix.cells) {
    const auto count = static_cast<double>(cell.count);
    actual[cell.actual] += count;
    predicted[cell.predicted] += count;
    rows += count;
    if (cell.actual != cell.predicted) continue;
    hits[cell.actual] += count;
    right += count;
  }
  double recalls = 0, occurring = 0;
  double chance = 0, actual_squares = 0, predicted_squares = 0;
  for (std::size_t c = 0; c < classes; ++c) {
    chance += actual[c] * predicted[c];
    actual_squares += actual[c] * actual[c];
    predicted_squares += predicted[c] * predicted[c];
    if (actual[c] == 0) continue;
    recalls += hits[c] / actual[c];
    ++occurring;
  }
  const auto ratio = [](double numerator, double denominator) {
    return denominator == 0 ? std::numeric_limits<double>::quiet_NaN() : numerator / denominator;
  };
  const double squares = rows * rows;
  const double spread = (squares - actual_squares) * (squares - predicted_squares);
  return {.accuracy = ratio(right, rows),
          .balanced_accuracy = ratio(recalls, occurring),
          .cohen_kappa = 1 - ratio((rows - right) * rows, squares - chance),
          .matthews_corrcoef = spread == 0 ? 0 : (right * rows - chance) / std::sqrt(spread)};
}

}  // namespace minibatch
