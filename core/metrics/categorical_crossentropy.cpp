#include "metrics/categorical_crossentropy.h"

#include "losses/categorical_crossentropy.h"
#include "metrics/loss_metric.h"

namespace minibatch {

const EntryOf<Metric>& categoricalCrossentropyMetricEntry() {
  static const EntryOf<Metric> entry = lossMetricEntry<categoricalCrossentropyLossEntry>(
      "CategoricalCrossentropy", {"categorical_crossentropy"},
      "The cross-entropy of one-hot targets and outputs.");
  return entry;
}

}  // namespace minibatch
