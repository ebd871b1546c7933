#include "evaluation/regression_report.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace minibatch {
namespace {

// 1 - squares / spread: 1 is perfect.
double explained(double squares, double spread) {
  if (spread > 0) return 1 - squares / spread;
  return squares > 0 ? 0 : 1;
}

// Reorders `values`, of which there is at least one.
double median(std::vector<double>& values) {
  for (const double value : values) {
    if (std::isnan(value)) return value;  // it has no order
  }
  std::sort(values.begin(), values.end());
  const std::size_t middle = values.size() / 2;
  return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

}  // namespace

std::vector<RegressionScores> regressionReport(std::span<const float> actual,
                                               std::span<const float> predicted, Index width) {
  std::vector<RegressionScores> report;
  const auto step = static_cast<std::size_t>(width);
  const auto rows = static_cast<double>(actual.size() / step);
  std::vector<double> absolute(actual.size() / step);
  for (std::size_t first = 0; first < step && rows > 0; ++first) {
    double sum = 0, errors = 0;
    for (std::size_t i = first; i < actual.size(); i += step) {
      sum += double{actual[i]};
      errors += double{actual[i]} - double{predicted[i]};
    }
    const double mean = sum / rows, bias = errors / rows;
    RegressionScores scores;
    double squares = 0, spread = 0, deviations = 0, shares = 0;
    for (std::size_t row = 0; row < absolute.size(); ++row) {
      const double truth = double{actual[row * step + first]};
      const double error = truth - double{predicted[row * step + first]};
      absolute[row] = std::abs(error);
      squares += error * error;
      deviations += (error - bias) * (error - bias);
      spread += (truth - mean) * (truth - mean);
      scores.mean_absolute_error += absolute[row] / rows;
      shares += absolute[row] / std::max(std::abs(truth), std::numeric_limits<double>::epsilon());
      scores.max_error = std::max(scores.max_error, absolute[row]);
    }
    scores.mean_squared_error = squares / rows;
    scores.root_mean_squared_error = std::sqrt(squares / rows);
    scores.mean_absolute_percentage_error = shares / rows;
    scores.median_absolute_error = median(absolute);
    scores.explained_variance = explained(deviations, spread);
    scores.r2 = explained(squares, spread);
    report.push_back(scores);
  }
  return report;
}

}  // namespace minibatch
