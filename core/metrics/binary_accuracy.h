#pragma once

#include "metrics/metric.h"

namespace minibatch {

/// BinaryAccuracy(threshold): the share of outputs for which (prediction > threshold) equals the
/// target. https://keras.io/api/metrics/accuracy_metrics/#binaryaccuracy-class
const EntryOf<Metric>& binaryAccuracyMetricEntry();

}  // namespace minibatch
