#include "initializers/random_normal.h"

#include "initializers/distributions.h"

namespace minibatch {
namespace {

class RandomNormal final : public Initializer {
 public:
  explicit RandomNormal(const Arguments& arguments)
      : seed_(arguments), mean_(arguments.number("mean")), stddev_(arguments.number("stddev")) {}

  void fill(const Tensor& weight, const RandomKey& key) const override {
    fillNormal(weight, seed_.apply(key), mean_, stddev_);
  }

 private:
  OwnSeed seed_;
  double mean_, stddev_;
};

}  // namespace

const EntryOf<Initializer>& randomNormalInitializerEntry() {
  static const EntryOf<Initializer> entry = entryFor<Initializer, RandomNormal>(
      "RandomNormal", {"random_normal", "normal"},
      "Normal with a given mean and standard deviation.",
      {{.name = "mean", .default_json = "0.0", .doc = "The mean."},
       {.name = "stddev", .default_json = "0.05", .doc = "The standard deviation.", .minimum = 0},
       seedArgument()});
  return entry;
}

}  // namespace minibatch
