#include "initializers/glorot_uniform.h"

#include "initializers/variance_scaling.h"

namespace minibatch {
namespace {

class GlorotUniform final : public VarianceScaling {
 public:
  explicit GlorotUniform(const Arguments& arguments)
      : VarianceScaling(arguments, 1, "fan_avg", "uniform") {}
};

}  // namespace

const EntryOf<Initializer>& glorotUniformInitializerEntry() {
  static const EntryOf<Initializer> entry = entryFor<Initializer, GlorotUniform>(
      "GlorotUniform", {"glorot_uniform"},
      "Uniform, scaled by fan-in and fan-out; the default of most layers.", {seedArgument()});
  return entry;
}

}  // namespace minibatch
