#include "metrics/sparse_categorical_crossentropy.h"

#include "losses/sparse_categorical_crossentropy.h"
#include "metrics/loss_metric.h"

namespace minibatch {

const EntryOf<Metric>& sparseCategoricalCrossentropyMetricEntry() {
  static const EntryOf<Metric> entry = lossMetricEntry<sparseCategoricalCrossentropyLossEntry>(
      "SparseCategoricalCrossentropy", {"sparse_categorical_crossentropy"},
      "The cross-entropy of class numbers and outputs.");
  return entry;
}

}  // namespace minibatch
