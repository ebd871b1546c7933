#include <algorithm>

#include "layers/sample_wise.h"

namespace minibatch {
namespace {

/// y = x. Keras: keras.layers.Identity.
class IdentityLayer : public SampleWise {
 public:
  explicit IdentityLayer(const Arguments&) {}
  Shape build(std::span<const Shape> inputs) override { return requireSingleInput(inputs); }
  Masking masking() const override { return Masking::kPasses; }
  MemoryRequirements memoryRequirements(std::span<const Shape>, const Shape&) const override {
    return {.backward_reads_inputs = false};
  }

 private:
  void forwardSamples(const ConstTensor& x, const Tensor& y) const override {
    std::copy_n(x.data, x.size(), y.data);
  }
  void backwardSamples(const ConstTensor&, const ConstTensor&, const ConstTensor& dy,
                       const Tensor& dx) const override {
    std::copy_n(dy.data, dy.size(), dx.data);
  }
};

}  // namespace

const EntryOf<Layer>& identityLayerEntry() {
  static const EntryOf<Layer> entry = entryFor<Layer, IdentityLayer>(
      "Identity", {}, "Passes its input on unchanged.\ny = x, with the shape of x", {});
  return entry;
}

}  // namespace minibatch
