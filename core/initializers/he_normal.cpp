#include "initializers/he_normal.h"

#include "initializers/variance_scaling.h"

namespace minibatch {
namespace {

class HeNormal final : public VarianceScaling {
 public:
  explicit HeNormal(const Arguments& arguments)
      : VarianceScaling(arguments, 2, "fan_in", "truncated_normal") {}
};

}  // namespace

const EntryOf<Initializer>& heNormalInitializerEntry() {
  static const EntryOf<Initializer> entry = entryFor<Initializer, HeNormal>(
      "HeNormal", {"he_normal"}, "Truncated normal, scaled for layers followed by relu.",
      {seedArgument()});
  return entry;
}

}  // namespace minibatch
