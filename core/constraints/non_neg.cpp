#include "constraints/constraint.h"
#include "kernels/elementwise.h"

namespace minibatch {
namespace {

/// NonNeg(): negative values become 0. https://keras.io/api/layers/constraints/#nonneg-class
class NonNeg final : public Constraint {
 public:
  explicit NonNeg(const Arguments&) {}
  void apply(const Tensor& weight, Real*) const override {
    relu(weight.size(), weight.data, weight.data);
  }
};

}  // namespace

const EntryOf<Constraint>& nonNegConstraintEntry() {
  static constexpr auto entry =
      entryFor<Constraint, NonNeg>("NonNeg", {"non_neg"},
                                   "Constrains the weights to be non-negative."
                                   "\nmax(w, 0)",
                                   {});
  return entry;
}

}  // namespace minibatch
