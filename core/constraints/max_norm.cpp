#include "constraints/max_norm.h"

#include <algorithm>

#include "constraints/norm_constraint.h"

namespace minibatch {
namespace {

class MaxNorm final : public NormConstraint {
 public:
  explicit MaxNorm(const Arguments& arguments)
      : NormConstraint(arguments), max_value_(arguments.number("max_value")) {}

 private:
  double desired(double norm) const override { return std::min(norm, max_value_); }

  double max_value_;
};

}  // namespace

const EntryOf<Constraint>& maxNormConstraintEntry() {
  static const EntryOf<Constraint> entry = entryFor<Constraint, MaxNorm>(
      "MaxNorm", {"max_norm"}, "No unit's weights may be longer than a limit.",
      NormConstraint::arguments(
          {{.name = "max_value", .default_json = "2", .doc = "The largest norm.", .minimum = 0}}));
  return entry;
}

}  // namespace minibatch
