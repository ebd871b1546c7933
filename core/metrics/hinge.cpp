#include "metrics/hinge.h"

#include "losses/hinge.h"
#include "metrics/loss_metric.h"

namespace minibatch {

const EntryOf<Metric>& hingeMetricEntry() {
  static const EntryOf<Metric> entry = lossMetricEntry<hingeLossEntry>(
      "Hinge", {"hinge"}, "How far outputs are on the wrong side of a margin around 0.");
  return entry;
}

}  // namespace minibatch
