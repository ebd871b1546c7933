#pragma once

#include "metrics/metric.h"

namespace minibatch {

/// TopKCategoricalAccuracy(k): how often the one-hot target is among the k largest predictions.
/// https://keras.io/api/metrics/accuracy_metrics/#topkcategoricalaccuracy-class
const EntryOf<Metric>& topKCategoricalAccuracyMetricEntry();

}  // namespace minibatch
