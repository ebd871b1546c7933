#include "initializers/he_uniform.h"

#include "initializers/variance_scaling.h"

namespace minibatch {
namespace {

class HeUniform final : public VarianceScaling {
 public:
  explicit HeUniform(const Arguments& arguments)
      : VarianceScaling(arguments, 2, "fan_in", "uniform") {}
};

}  // namespace

const EntryOf<Initializer>& heUniformInitializerEntry() {
  static const EntryOf<Initializer> entry = entryFor<Initializer, HeUniform>(
      "HeUniform", {"he_uniform"}, "Uniform, scaled for layers followed by relu.",
      {seedArgument()});
  return entry;
}

}  // namespace minibatch
