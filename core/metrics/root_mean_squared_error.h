#pragma once

#include "metrics/metric.h"

namespace minibatch {

/// RootMeanSquaredError: the square root of the mean of (target - prediction)².
/// https://keras.io/api/metrics/regression_metrics/#rootmeansquarederror-class
const EntryOf<Metric>& rootMeanSquaredErrorMetricEntry();

}  // namespace minibatch
