#pragma once

#include "metrics/metric.h"

namespace minibatch {

/// MeanAbsolutePercentageError: 100 mean(|target - prediction| / max(|target|, 1e-7)).
/// https://keras.io/api/metrics/regression_metrics/#meanabsolutepercentageerror-class
const EntryOf<Metric>& meanAbsolutePercentageErrorMetricEntry();

}  // namespace minibatch
