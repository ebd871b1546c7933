#pragma once

#include "metrics/metric.h"

namespace minibatch {

/// Poisson: the mean of the loss of that name (losses/poisson.h).
/// https://keras.io/api/metrics/probabilistic_metrics/#poisson-class
const EntryOf<Metric>& poissonMetricEntry();

}  // namespace minibatch
