#pragma once

#include "metrics/metric.h"

namespace minibatch {

/// MeanAbsoluteError: the mean of |target - prediction|.
/// https://keras.io/api/metrics/regression_metrics/#meanabsoluteerror-class
const EntryOf<Metric>& meanAbsoluteErrorMetricEntry();

}  // namespace minibatch
