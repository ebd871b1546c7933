#pragma once

#include "metrics/metric.h"

namespace minibatch {

/// SparseCategoricalCrossentropy: the mean of the loss of that name
/// (losses/sparse_categorical_crossentropy.h).
/// https://keras.io/api/metrics/probabilistic_metrics/#sparsecategoricalcrossentropy-class
const EntryOf<Metric>& sparseCategoricalCrossentropyMetricEntry();

}  // namespace minibatch
