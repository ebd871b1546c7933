#include <algorithm>

#include "layers/sample_wise.h"

namespace minibatch {
namespace {

/// (batch, d1, ..., dk) to (batch, d1 · … · dk). Keras: keras.layers.Flatten.
class Flatten : public SampleWise {
 public:
  explicit Flatten(const Arguments&) {}
  Shape build(std::span<const Shape> inputs) override {
    return {requireSingleInput(inputs).size()};
  }

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

const EntryOf<Layer>& flattenEntry() {
  static const EntryOf<Layer> entry = entryFor<Layer, Flatten>(
      "Flatten", {},
      "Flattens each sample into one axis, as between convolutions and Dense layers."
      "\n(batch, a, b, ...) -> (batch, a * b * ...)",
      {});
  return entry;
}

}  // namespace minibatch
