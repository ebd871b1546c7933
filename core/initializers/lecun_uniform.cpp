#include "initializers/lecun_uniform.h"

#include "initializers/variance_scaling.h"

namespace minibatch {
namespace {

class LecunUniform final : public VarianceScaling {
 public:
  explicit LecunUniform(const Arguments& arguments)
      : VarianceScaling(arguments, 1, "fan_in", "uniform") {}
};

}  // namespace

const EntryOf<Initializer>& lecunUniformInitializerEntry() {
  static const EntryOf<Initializer> entry = entryFor<Initializer, LecunUniform>(
      "LecunUniform", {"lecun_uniform"}, "Uniform, scaled by fan-in; for selu.", {seedArgument()});
  return entry;
}

}  // namespace minibatch
