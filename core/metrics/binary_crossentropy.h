#pragma once

#include "metrics/metric.h"

namespace minibatch {

/// BinaryCrossentropy: the mean of the loss of that name (losses/binary_crossentropy.h).
/// https://keras.io/api/metrics/probabilistic_metrics/#binarycrossentropy-class
const EntryOf<Metric>& binaryCrossentropyMetricEntry();

}  // namespace minibatch
