#include "initializers/truncated_normal.h"

#include "initializers/distributions.h"

namespace minibatch {
namespace {

class TruncatedNormal final : public Initializer {
 public:
  explicit TruncatedNormal(const Arguments& arguments)
      : seed_(arguments), mean_(arguments.number("mean")), stddev_(arguments.number("stddev")) {}

  void fill(const Tensor& weight, const RandomKey& key) const override {
    fillTruncatedNormal(weight, seed_.apply(key), mean_, stddev_);
  }

 private:
  OwnSeed seed_;
  double mean_, stddev_;
};

}  // namespace

const EntryOf<Initializer>& truncatedNormalInitializerEntry() {
  static const EntryOf<Initializer> entry = entryFor<Initializer, TruncatedNormal>(
      "TruncatedNormal", {"truncated_normal"},
      "Normal, but never farther than two standard deviations from the mean.",
      {{.name = "mean", .default_json = "0.0", .doc = "The mean."},
       {.name = "stddev",
        .default_json = "0.05",
        .doc = "The standard deviation before truncation.",
        .minimum = 0},
       seedArgument()});
  return entry;
}

}  // namespace minibatch
