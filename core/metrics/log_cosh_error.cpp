#include "metrics/log_cosh_error.h"

#include "losses/log_cosh.h"
#include "metrics/loss_metric.h"

namespace minibatch {

const EntryOf<Metric>& logCoshErrorMetricEntry() {
  static const EntryOf<Metric> entry = lossMetricEntry<logCoshLossEntry>(
      "LogCoshError", {"log_cosh_error", "logcosh", "log_cosh"},
      "The mean logarithm of the hyperbolic cosine of the errors.");
  return entry;
}

}  // namespace minibatch
