#pragma once

#include "metrics/metric.h"

namespace minibatch {

/// SparseTopKCategoricalAccuracy(k): how often the target class is among the k largest predictions.
/// https://keras.io/api/metrics/accuracy_metrics/#sparsetopkcategoricalaccuracy-class
const EntryOf<Metric>& sparseTopKCategoricalAccuracyMetricEntry();

}  // namespace minibatch
