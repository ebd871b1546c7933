#include "evaluation/label_scores.h"

namespace minibatch {

std::vector<double> labelScores(const Predictions& predictions, double threshold) {
  const std::size_t width = static_cast<std::size_t>(predictions.width());
  const std::span<const float> actual = predictions.numbers(), outputs = predictions.outputs();
  std::vector<double> found(4 * width + 7);
  double* const rows = found.data() + 4 * width;
  for (std::size_t item = 0; item < actual.size(); item += width) {
    int in[4] = {};  // counts of this row
    for (std::size_t i = 0; i < width; ++i) {
      const int cell = 2 * (actual[item + i] > 0.5F) + (double{outputs[item + i]} > threshold);
      ++found[4 * i + static_cast<std::size_t>(cell)];
      ++in[cell];
    }
    const auto [_, false_positives, false_negatives, hits] = in;
    rows[0] += false_positives + false_negatives == 0;
    const int divisors[] = {hits + false_positives, hits + false_negatives,
                            2 * hits + false_positives + false_negatives};
    for (int i = 0; i < 3; ++i) {
      rows[1 + i] += divisors[i] == 0;
      if (divisors[i] > 0) rows[4 + i] += (i < 2 ? 1.0 : 2.0) * hits / divisors[i];
    }
  }
  return found;
}

}  // namespace minibatch
