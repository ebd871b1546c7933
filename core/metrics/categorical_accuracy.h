#pragma once

#include "metrics/metric.h"

namespace minibatch {

/// CategoricalAccuracy: how often argmax(prediction) equals argmax(target) along the last axis.
/// https://keras.io/api/metrics/accuracy_metrics/#categoricalaccuracy-class
const EntryOf<Metric>& categoricalAccuracyMetricEntry();

}  // namespace minibatch
