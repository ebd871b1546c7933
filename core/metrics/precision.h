#pragma once

#include "metrics/metric.h"

namespace minibatch {

/// Precision(thresholds, top_k, class_id): true positives / (true + false positives); 0 where there
/// are none.
/// https://keras.io/api/metrics/classification_metrics/#precision-class
const EntryOf<Metric>& precisionMetricEntry();

}  // namespace minibatch
