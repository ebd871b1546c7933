#include "metrics/mean_squared_logarithmic_error.h"

#include "losses/mean_squared_logarithmic_error.h"
#include "metrics/loss_metric.h"

namespace minibatch {

const EntryOf<Metric>& meanSquaredLogarithmicErrorMetricEntry() {
  static const EntryOf<Metric> entry = lossMetricEntry<meanSquaredLogarithmicErrorLossEntry>(
      "MeanSquaredLogarithmicError", {"mean_squared_logarithmic_error", "msle", "MSLE"},
      "The mean squared difference of the logarithms of 1 + x.");
  return entry;
}

}  // namespace minibatch
