#pragma once

#include "metrics/metric.h"

namespace minibatch {

/// SquaredHinge: the mean of the loss of that name (losses/squared_hinge.h).
/// https://keras.io/api/metrics/hinge_metrics/#squaredhinge-class
const EntryOf<Metric>& squaredHingeMetricEntry();

}  // namespace minibatch
