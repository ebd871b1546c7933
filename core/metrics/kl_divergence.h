#pragma once

#include "metrics/metric.h"

namespace minibatch {

/// KLDivergence: the mean of the loss of that name (losses/kl_divergence.h).
/// https://keras.io/api/metrics/probabilistic_metrics/#kldivergence-class
const EntryOf<Metric>& klDivergenceMetricEntry();

}  // namespace minibatch
