#include "metrics/squared_hinge.h"

#include "losses/squared_hinge.h"
#include "metrics/loss_metric.h"

namespace minibatch {

const EntryOf<Metric>& squaredHingeMetricEntry() {
  static const EntryOf<Metric> entry = lossMetricEntry<squaredHingeLossEntry>(
      "SquaredHinge", {"squared_hinge"},
      "The square of how far outputs are on the wrong side of a margin around 0.");
  return entry;
}

}  // namespace minibatch
