#include "initializers/random_uniform.h"

#include "base/error.h"
#include "initializers/distributions.h"

namespace minibatch {
namespace {

class RandomUniform final : public Initializer {
 public:
  explicit RandomUniform(const Arguments& arguments)
      : seed_(arguments), minval_(arguments.number("minval")), maxval_(arguments.number("maxval")) {
    if (minval_ > maxval_) {
      fail(
          ErrorCode::kInvalidArgument, arguments.where(),
          ": argument \"minval\" of RandomUniform must be at most \"maxval\", but received minval ",
          minval_, " and maxval ", maxval_, ".");
    }
  }

  void fill(const Tensor& weight, const RandomKey& key) const override {
    fillUniform(weight, seed_.apply(key), minval_, maxval_);
  }

 private:
  OwnSeed seed_;
  double minval_, maxval_;
};

}  // namespace

const EntryOf<Initializer>& randomUniformInitializerEntry() {
  static const EntryOf<Initializer> entry = entryFor<Initializer, RandomUniform>(
      "RandomUniform", {"random_uniform", "uniform"}, "Uniform between two bounds.",
      {{.name = "minval", .default_json = "-0.05", .doc = "The lower bound."},
       {.name = "maxval", .default_json = "0.05", .doc = "The upper bound."},
       seedArgument()});
  return entry;
}

}  // namespace minibatch
