#pragma once

#include "metrics/metric.h"

namespace minibatch {

/// Hinge: the mean of the loss of that name (losses/hinge.h).
/// https://keras.io/api/metrics/hinge_metrics/#hinge-class
const EntryOf<Metric>& hingeMetricEntry();

}  // namespace minibatch
