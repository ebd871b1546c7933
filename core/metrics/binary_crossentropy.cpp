#include "metrics/binary_crossentropy.h"

#include "losses/binary_crossentropy.h"
#include "metrics/loss_metric.h"

namespace minibatch {

const EntryOf<Metric>& binaryCrossentropyMetricEntry() {
  static const EntryOf<Metric> entry = lossMetricEntry<binaryCrossentropyLossEntry>(
      "BinaryCrossentropy", {"binary_crossentropy", "bce", "BCE"},
      "The binary cross-entropy of targets and outputs.");
  return entry;
}

}  // namespace minibatch
