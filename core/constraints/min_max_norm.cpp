#include "constraints/min_max_norm.h"

#include <algorithm>

#include "constraints/norm_constraint.h"

namespace minibatch {
namespace {

class MinMaxNorm final : public NormConstraint {
 public:
  explicit MinMaxNorm(const Arguments& arguments)
      : NormConstraint(arguments),
        min_value_(arguments.number("min_value")),
        max_value_(arguments.number("max_value")),
        rate_(arguments.number("rate")) {}

 private:
  // As np.clip, the upper bound wins where they are the wrong way round.
  double desired(double norm) const override {
    return rate_ * std::min(std::max(norm, min_value_), max_value_) + (1 - rate_) * norm;
  }

  double min_value_, max_value_, rate_;
};

}  // namespace

const EntryOf<Constraint>& minMaxNormConstraintEntry() {
  static const EntryOf<Constraint> entry = entryFor<Constraint, MinMaxNorm>(
      "MinMaxNorm", {"min_max_norm"}, "Every unit's weights have a length within bounds.",
      NormConstraint::arguments(
          {{.name = "min_value", .default_json = "0.0", .doc = "The smallest norm.", .minimum = 0},
           {.name = "max_value", .default_json = "1.0", .doc = "The largest norm.", .minimum = 0},
           {.name = "rate",
            .default_json = "1.0",
            .doc = "Share of the way to the bounds that a step goes.",
            .minimum = 0,
            .maximum = 1}}));
  return entry;
}

}  // namespace minibatch
