#pragma once

#include <span>
#include <vector>

#include "base/shape.h"

namespace minibatch {

/// How far predictions of one number are off.
struct RegressionScores {
  double mean_absolute_error = 0;
  double mean_squared_error = 0;
  double root_mean_squared_error = 0;
  /// The mean of |error| / |target|, a share: 0.1 is ten percent. A target of 0 counts as 2.2e-16.
  double mean_absolute_percentage_error = 0;
  double median_absolute_error = 0;
  double max_error = 0;
  /// 1 - variance of the errors / variance of what is true; of a constant target as r2.
  double explained_variance = 0;
  /// 1 - squared errors / squared distances from the mean of what is true: 1 is perfect, 0 what
  /// always guessing the mean gets. Of a constant target 1 where all is right, else 0.
  double r2 = 0;
};

/// As sklearn.metrics.mean_absolute_error, mean_squared_error, root_mean_squared_error,
/// mean_absolute_percentage_error, median_absolute_error, max_error, explained_variance_score and
/// r2_score of each of `width` numbers, which stand beside each other in rows.
std::vector<RegressionScores> regressionReport(std::span<const float> actual,
                                               std::span<const float> predicted, Index width);

}  // namespace minibatch
