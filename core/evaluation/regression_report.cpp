#include "evaluation/regression_report.h"

#include <cmath>

namespace minibatch {

std::vector<RegressionScores> regressionReport(std::span<const float> actual,
                                               std::span<const float> predicted, Index width) {
  std::vector<RegressionScores> report;
  const auto step = static_cast<std::size_t>(width);
  const auto rows = static_cast<double>(actual.size() / step);
  for (std::size_t first = 0; first < step && rows > 0; ++first) {
    double sum = 0;
    for (std::size_t i = first; i < actual.size(); i += step) sum += double{actual[i]};
    const double mean = sum / rows;
    double absolute = 0, squared = 0, spread = 0;
    for (std::size_t i = first; i < actual.size(); i += step) {
      const double error = double{predicted[i]} - double{actual[i]};
      const double distance = double{actual[i]} - mean;
      absolute += std::abs(error);
      squared += error * error;
      spread += distance * distance;
    }
    report.push_back({.mean_absolute_error = absolute / rows,
                      .root_mean_squared_error = std::sqrt(squared / rows),
                      .r2 = spread > 0    ? 1 - squared / spread
                            : squared > 0 ? 0.0
                                          : 1.0});
  }
  return report;
}

}  // namespace minibatch
