#pragma once

#include "metrics/metric.h"

namespace minibatch {

/// MeanSquaredLogarithmicError: the mean of the loss of that name
/// (losses/mean_squared_logarithmic_error.h).
/// https://keras.io/api/metrics/regression_metrics/#meansquaredlogarithmicerror-class
const EntryOf<Metric>& meanSquaredLogarithmicErrorMetricEntry();

}  // namespace minibatch
