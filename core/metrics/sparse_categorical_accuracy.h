#pragma once

#include "metrics/metric.h"

namespace minibatch {

/// SparseCategoricalAccuracy: how often argmax(prediction) along the last axis equals the target.
/// https://keras.io/api/metrics/accuracy_metrics/#sparsecategoricalaccuracy-class
const EntryOf<Metric>& sparseCategoricalAccuracyMetricEntry();

}  // namespace minibatch
