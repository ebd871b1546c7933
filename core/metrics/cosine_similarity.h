#pragma once

#include "metrics/metric.h"

namespace minibatch {

/// CosineSimilarity: the mean cosine of the angle between targets and outputs, from -1 to 1: the
/// negative of the loss of that name (losses/cosine_similarity.h).
/// https://keras.io/api/metrics/regression_metrics/#cosinesimilarity-class
const EntryOf<Metric>& cosineSimilarityMetricEntry();

}  // namespace minibatch
