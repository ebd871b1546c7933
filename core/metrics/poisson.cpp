#include "metrics/poisson.h"

#include "losses/poisson.h"
#include "metrics/loss_metric.h"

namespace minibatch {

const EntryOf<Metric>& poissonMetricEntry() {
  static const EntryOf<Metric> entry = lossMetricEntry<poissonLossEntry>(
      "Poisson", {"poisson"}, "The Poisson loss of targets that are counts.");
  return entry;
}

}  // namespace minibatch
