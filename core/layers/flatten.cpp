#include "layers/copying.h"

namespace minibatch {
namespace {

/// (batch, d1, ..., dk) to (batch, d1 · … · dk). Keras: keras.layers.Flatten.
class Flatten : public Copying {
 public:
  explicit Flatten(const Arguments&) {}
  Shape build(std::span<const Shape> inputs) override {
    return {requireSingleInput(inputs).size()};
  }
};

}  // namespace

const EntryOf<Layer>& flattenEntry() {
  static constexpr auto entry = entryFor<Layer, Flatten>(
      "Flatten", {},
      "Flattens each sample into one axis, as between convolutions and Dense layers."
      "\n(batch, a, b, ...) -> (batch, a * b * ...)",
      {});
  return entry;
}

}  // namespace minibatch
