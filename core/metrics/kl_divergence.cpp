#include "metrics/kl_divergence.h"

#include "losses/kl_divergence.h"
#include "metrics/loss_metric.h"

namespace minibatch {

const EntryOf<Metric>& klDivergenceMetricEntry() {
  static const EntryOf<Metric> entry = lossMetricEntry<klDivergenceLossEntry>(
      "KLDivergence", {"kl_divergence", "kld", "KLD"},
      "How far the predicted distribution is from that of the targets.");
  return entry;
}

}  // namespace minibatch
