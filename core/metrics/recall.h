#pragma once

#include "metrics/metric.h"

namespace minibatch {

/// Recall(thresholds, top_k, class_id): true positives / (true positives + false negatives); 0
/// where there are none.
/// https://keras.io/api/metrics/classification_metrics/#recall-class
const EntryOf<Metric>& recallMetricEntry();

}  // namespace minibatch
