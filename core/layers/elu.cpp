#include "kernels/activations.h"
#include "layers/sample_wise.h"

namespace minibatch {
namespace {

/// y = x for x > 0, else alpha (exp(x) - 1). Keras: keras.layers.ELU. Clevert, Unterthiner and
/// Hochreiter, ICLR 2016.
class ELU : public SampleWise {
 public:
  explicit ELU(const Arguments& arguments) : alpha_(static_cast<Real>(arguments.number("alpha"))) {}
  Shape build(std::span<const Shape> inputs) override { return requireSingleInput(inputs); }
  Masking masking() const override { return Masking::kPasses; }
  MemoryRequirements memoryRequirements(std::span<const Shape>, const Shape&) const override {
    return {};
  }

 private:
  void forwardSamples(const ConstTensor& x, const Tensor& y) const override {
    elu(y.size(), alpha_, 1, x.data, y.data);
  }

  void backwardSamples(const ConstTensor& x, const ConstTensor&, const ConstTensor& dy,
                       const Tensor& dx) const override {
    eluBackward(dx.size(), alpha_, 1, x.data, dy.data, dx.data);
  }

  Real alpha_;
};

}  // namespace

const EntryOf<Layer>& eluLayerEntry() {
  static constexpr auto entry =
      entryFor<Layer, ELU>("ELU", {},
                           "Exponential linear unit: alpha * (exp(x) - 1) for negative values."
                           "\ny = x where x > 0, else alpha * (exp(x) - 1), with the shape of x",
                           {{.name = "alpha",
                             .type = ArgumentType::kNumber,
                             .default_json = "1.0",
                             .doc = "Scale for negative values, which approach -alpha."}});
  return entry;
}

}  // namespace minibatch
