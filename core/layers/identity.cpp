#include "layers/copying.h"

namespace minibatch {
namespace {

/// y = x. Keras: keras.layers.Identity.
class IdentityLayer : public Copying {
 public:
  explicit IdentityLayer(const Arguments&) {}
  Shape build(std::span<const Shape> inputs) override { return requireSingleInput(inputs); }
  Masking masking() const override { return Masking::kPasses; }
};

}  // namespace

const EntryOf<Layer>& identityLayerEntry() {
  static constexpr auto entry = entryFor<Layer, IdentityLayer>(
      "Identity", {}, "Passes its input on unchanged.\ny = x, with the shape of x", {});
  return entry;
}

}  // namespace minibatch
