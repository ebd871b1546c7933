#pragma once

#include "metrics/metric.h"

namespace minibatch {

/// AUC(num_thresholds, curve, summation_method, from_logits): the area under the ROC or the
/// precision-recall curve, as Keras approximates it: from counts at evenly spaced thresholds, all
/// outputs together. A PR curve is interpolated between thresholds after Davis & Goadrich, "The
/// Relationship Between Precision-Recall and ROC Curves", 2006.
/// https://keras.io/api/metrics/classification_metrics/#auc-class
const EntryOf<Metric>& aucMetricEntry();

}  // namespace minibatch
