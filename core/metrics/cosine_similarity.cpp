#include "metrics/cosine_similarity.h"

#include "losses/cosine_similarity.h"
#include "metrics/loss_metric.h"

namespace minibatch {

const EntryOf<Metric>& cosineSimilarityMetricEntry() {
  static const EntryOf<Metric> entry = lossMetricEntry<cosineSimilarityLossEntry, -1>(
      "CosineSimilarity", {"cosine_similarity"},
      "The cosine of the angle between targets and outputs.");
  return entry;
}

}  // namespace minibatch
