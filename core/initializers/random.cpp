#include "base/refusal.h"
#include "initializers/distributions.h"
#include "initializers/initializer.h"

namespace minibatch {
namespace {

/// RandomUniform(minval, maxval, seed): uniform between the two.
/// https://keras.io/api/layers/initializers/#randomuniform-class
class RandomUniform final : public Initializer {
 public:
  explicit RandomUniform(const Arguments& arguments)
      : seed_(arguments), minval_(arguments.number("minval")), maxval_(arguments.number("maxval")) {
    if (minval_ > maxval_) {
      refuse(arguments, "initializer.bounds", {{"minval", minval_}, {"maxval", maxval_}});
    }
  }

  void fill(const Tensor& weight, const RandomKey& key) const override {
    fillUniform(weight, seed_.apply(key), minval_, maxval_);
  }

 private:
  OwnSeed seed_;
  double minval_, maxval_;
};

/// RandomNormal(mean, stddev, seed): normal.
/// https://keras.io/api/layers/initializers/#randomnormal-class
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

/// TruncatedNormal(mean, stddev, seed): normal, drawn again where farther than 2 stddev from the
/// mean. https://keras.io/api/layers/initializers/#truncatednormal-class
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

const EntryOf<Initializer>& randomUniformInitializerEntry() {
  static constexpr auto entry = entryFor<Initializer, RandomUniform>(
      "RandomUniform", {"random_uniform", "uniform"},
      "Uniform distribution between two bounds."
      "\nU(minval, maxval)",
      {{.name = "minval", .default_json = "-0.05", .doc = "The lower bound."},
       {.name = "maxval", .default_json = "0.05", .doc = "The upper bound."},
       seedArgument()});
  return entry;
}

const EntryOf<Initializer>& randomNormalInitializerEntry() {
  static constexpr auto entry = entryFor<Initializer, RandomNormal>(
      "RandomNormal", {"random_normal", "normal"},
      "Normal distribution."
      "\nN(mean, stddev)",
      {{.name = "mean", .default_json = "0.0", .doc = "The mean."},
       {.name = "stddev", .default_json = "0.05", .doc = "The standard deviation.", .minimum = 0},
       seedArgument()});
  return entry;
}

const EntryOf<Initializer>& truncatedNormalInitializerEntry() {
  static constexpr auto entry = entryFor<Initializer, TruncatedNormal>(
      "TruncatedNormal", {"truncated_normal"},
      "Normal distribution without values more than two standard deviations from the mean."
      "\nN(mean, stddev) within mean +- 2 stddev",
      {{.name = "mean", .default_json = "0.0", .doc = "The mean."},
       {.name = "stddev",
        .default_json = "0.05",
        .doc = "The standard deviation before truncation.",
        .minimum = 0},
       seedArgument()});
  return entry;
}

}  // namespace minibatch
