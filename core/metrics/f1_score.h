#pragma once

#include "metrics/metric.h"

namespace minibatch {

/// F1Score(average, threshold): the harmonic mean of precision and recall of each output, then
/// their mean ("macro"), the mean weighted by how often each is 1 ("weighted"), or one score over
/// all outputs ("micro"). Without a threshold the largest output counts as 1. Keras's default
/// average, null, gives a list; here it needs a model of one output.
/// https://keras.io/api/metrics/classification_metrics/#f1score-class
const EntryOf<Metric>& f1ScoreMetricEntry();

}  // namespace minibatch
