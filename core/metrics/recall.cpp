#include "metrics/recall.h"

#include "metrics/hit_counts.h"

namespace minibatch {
namespace {

class Recall final : public HitCounts {
 public:
  using HitCounts::HitCounts;

  double result() const override {
    return ratioOrZero(true_positives_, true_positives_ + false_negatives_);
  }
};

}  // namespace

const EntryOf<Metric>& recallMetricEntry() {
  static const EntryOf<Metric> entry = entryFor<Metric, Recall>(
      "Recall", {"recall"}, "How many of the targets that are 1 are found.",
      HitCounts::arguments());
  return entry;
}

}  // namespace minibatch
