#pragma once

#include "metrics/metric.h"

namespace minibatch {

/// MeanSquaredError: the mean of (target - prediction)².
/// https://keras.io/api/metrics/regression_metrics/#meansquarederror-class
const EntryOf<Metric>& meanSquaredErrorMetricEntry();

}  // namespace minibatch
