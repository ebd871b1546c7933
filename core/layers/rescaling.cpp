#include "kernels/elementwise.h"
#include "layers/sample_wise.h"

namespace minibatch {
namespace {

/// y = scale x + offset. Keras: keras.layers.Rescaling (with numbers, not lists of them).
class Rescaling : public SampleWise {
 public:
  explicit Rescaling(const Arguments& arguments)
      : scale_(static_cast<Real>(arguments.number("scale"))),
        offset_(static_cast<Real>(arguments.number("offset"))) {}
  Shape build(std::span<const Shape> inputs) override { return requireSingleInput(inputs); }
  Masking masking() const override { return Masking::kPasses; }
  MemoryRequirements memoryRequirements(std::span<const Shape>, const Shape&) const override {
    return {.backward_reads_inputs = false};
  }

 private:
  void forwardSamples(const ConstTensor& x, const Tensor& y) const override {
    for (Index i = 0; i < y.size(); ++i) y.data[i] = x.data[i] * scale_ + offset_;
  }

  void backwardSamples(const ConstTensor&, const ConstTensor&, const ConstTensor& dy,
                       const Tensor& dx) const override {
    scale(dx.size(), scale_, dy.data, dx.data);
  }

  Real scale_, offset_;
};

}  // namespace

const EntryOf<Layer>& rescalingEntry() {
  static constexpr auto entry =
      entryFor<Layer, Rescaling>("Rescaling", {},
                                 "Rescales values: inputs * scale + offset."
                                 "\ny = x * scale + offset, with the shape of x",
                                 {{.name = "scale",
                                   .type = ArgumentType::kNumber,
                                   .default_json = "",
                                   .doc = "Factor for the values, such as 1/255 for pixels."},
                                  {.name = "offset",
                                   .type = ArgumentType::kNumber,
                                   .default_json = "0.0",
                                   .doc = "Offset that is added after scaling."}});
  return entry;
}

}  // namespace minibatch
