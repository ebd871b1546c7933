#pragma once

#include "metrics/metric.h"

namespace minibatch {

/// CategoricalCrossentropy: the mean of the loss of that name (losses/categorical_crossentropy.h).
/// https://keras.io/api/metrics/probabilistic_metrics/#categoricalcrossentropy-class
const EntryOf<Metric>& categoricalCrossentropyMetricEntry();

}  // namespace minibatch
