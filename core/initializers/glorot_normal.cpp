#include "initializers/glorot_normal.h"

#include "initializers/variance_scaling.h"

namespace minibatch {
namespace {

class GlorotNormal final : public VarianceScaling {
 public:
  explicit GlorotNormal(const Arguments& arguments)
      : VarianceScaling(arguments, 1, "fan_avg", "truncated_normal") {}
};

}  // namespace

const EntryOf<Initializer>& glorotNormalInitializerEntry() {
  static const EntryOf<Initializer> entry = entryFor<Initializer, GlorotNormal>(
      "GlorotNormal", {"glorot_normal"}, "Truncated normal, scaled by fan-in and fan-out.",
      {seedArgument()});
  return entry;
}

}  // namespace minibatch
