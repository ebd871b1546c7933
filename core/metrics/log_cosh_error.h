#pragma once

#include "metrics/metric.h"

namespace minibatch {

/// LogCoshError: the mean of the loss of that name (losses/log_cosh.h).
/// https://keras.io/api/metrics/regression_metrics/#logcosherror-class
const EntryOf<Metric>& logCoshErrorMetricEntry();

}  // namespace minibatch
