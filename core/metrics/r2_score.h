#pragma once

#include "metrics/metric.h"

namespace minibatch {

/// R2Score(class_aggregation, num_regressors): 1 - residual / total sum of squares of each output,
/// 0 where the targets do not vary, then the mean over outputs or their mean weighted by variance;
/// adjusted for num_regressors. As in Keras, the adjustment counts every target as a sample.
/// https://keras.io/api/metrics/regression_metrics/#r2score-class
const EntryOf<Metric>& r2ScoreMetricEntry();

}  // namespace minibatch
