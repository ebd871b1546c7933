#include "initializers/lecun_normal.h"

#include "initializers/variance_scaling.h"

namespace minibatch {
namespace {

class LecunNormal final : public VarianceScaling {
 public:
  explicit LecunNormal(const Arguments& arguments)
      : VarianceScaling(arguments, 1, "fan_in", "truncated_normal") {}
};

}  // namespace

const EntryOf<Initializer>& lecunNormalInitializerEntry() {
  static const EntryOf<Initializer> entry = entryFor<Initializer, LecunNormal>(
      "LecunNormal", {"lecun_normal"}, "Truncated normal, scaled by fan-in; for selu.",
      {seedArgument()});
  return entry;
}

}  // namespace minibatch
