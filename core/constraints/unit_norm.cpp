#include "constraints/unit_norm.h"

#include "constraints/norm_constraint.h"

namespace minibatch {
namespace {

class UnitNorm final : public NormConstraint {
 public:
  explicit UnitNorm(const Arguments& arguments) : NormConstraint(arguments) {}

 private:
  double desired(double) const override { return 1; }
};

}  // namespace

const EntryOf<Constraint>& unitNormConstraintEntry() {
  static const EntryOf<Constraint> entry = entryFor<Constraint, UnitNorm>(
      "UnitNorm", {"unit_norm"}, "Every unit's weights have the length 1.",
      NormConstraint::arguments({}));
  return entry;
}

}  // namespace minibatch
