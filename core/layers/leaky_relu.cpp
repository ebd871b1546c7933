#include "kernels/elementwise.h"
#include "layers/sample_wise.h"

namespace minibatch {
namespace {

/// y = x for x ≥ 0, else negative_slope x. Keras: keras.layers.LeakyReLU.
class LeakyReLU : public SampleWise {
 public:
  explicit LeakyReLU(const Arguments& arguments)
      : negative_slope_(static_cast<Real>(arguments.number("negative_slope"))) {}
  Shape build(std::span<const Shape> inputs) override { return requireSingleInput(inputs); }
  Masking masking() const override { return Masking::kPasses; }
  MemoryRequirements memoryRequirements(std::span<const Shape>, const Shape&) const override {
    return {};
  }

 private:
  void forwardSamples(const ConstTensor& x, const Tensor& y) const override {
    leakyRelu(y.size(), negative_slope_, x.data, y.data);
  }

  void backwardSamples(const ConstTensor& x, const ConstTensor&, const ConstTensor& dy,
                       const Tensor& dx) const override {
    leakyReluBackward(dx.size(), negative_slope_, x.data, dy.data, dx.data);
  }

  Real negative_slope_;
};

}  // namespace

const EntryOf<Layer>& leakyReluLayerEntry() {
  static constexpr auto entry = entryFor<Layer, LeakyReLU>(
      "LeakyReLU", {"leaky_relu"},
      "Leaky ReLU: multiplies negative values by a small slope."
      "\ny = x where x > 0, else negative_slope * x, with the shape of x",
      {{.name = "negative_slope",
        .type = ArgumentType::kNumber,
        .default_json = "0.3",
        .doc = "Slope for negative values.",
        .minimum = 0}});
  return entry;
}

}  // namespace minibatch
