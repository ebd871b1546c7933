#include "metrics/precision.h"

#include "metrics/hit_counts.h"

namespace minibatch {
namespace {

class Precision final : public HitCounts {
 public:
  using HitCounts::HitCounts;

  double result() const override {
    return ratioOrZero(true_positives_, true_positives_ + false_positives_);
  }
};

}  // namespace

const EntryOf<Metric>& precisionMetricEntry() {
  static const EntryOf<Metric> entry = entryFor<Metric, Precision>(
      "Precision", {"precision"}, "How many of the outputs counted as 1 are right.",
      HitCounts::arguments());
  return entry;
}

}  // namespace minibatch
