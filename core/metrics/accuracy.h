#pragma once

#include "metrics/metric.h"

namespace minibatch {

/// Accuracy: the share of outputs equal to their target. (The name "accuracy" given to
/// compile() means resolveAccuracy() instead, as in Keras.)
/// https://keras.io/api/metrics/accuracy_metrics/#accuracy-class
const EntryOf<Metric>& accuracyMetricEntry();

}  // namespace minibatch
