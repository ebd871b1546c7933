#include <algorithm>

#include "base/own_seed.h"
#include "layers/layer.h"

namespace minibatch {
namespace {

/// In training, adds normal noise of deviation `stddev`; else the identity. Keras:
/// keras.layers.GaussianNoise.
class GaussianNoise : public Layer {
 public:
  explicit GaussianNoise(const Arguments& arguments)
      : stddev_(static_cast<Real>(arguments.number("stddev"))), seed_(arguments) {}
  Shape build(std::span<const Shape> inputs) override { return requireSingleInput(inputs); }
  Masking masking() const override { return Masking::kPasses; }
  MemoryRequirements memoryRequirements(std::span<const Shape>, const Shape&) const override {
    return {.backward_reads_inputs = false};
  }

  void forward(const ForwardPass& pass) const override {
    const Index n = pass.output.size();
    const Real* x = pass.inputs[0].data;
    Real* y = pass.output.data;
    if (!pass.training || stddev_ == 0) {
      std::copy_n(x, n, y);
      return;
    }
    const RandomKey key = seed_.apply(pass.random, RandomPurpose::kNoise);
    Random random(key);
    for (Index i = 0; i < n; ++i) y[i] = x[i] + stddev_ * static_cast<Real>(random.normal());
  }

  void backward(const BackwardPass& pass) const override {
    if (!pass.input_gradients[0]) return;
    std::copy_n(pass.output_gradient.data, pass.output_gradient.size(),
                pass.input_gradients[0].data);
  }

 private:
  Real stddev_;
  OwnSeed seed_;
};

}  // namespace

const EntryOf<Layer>& gaussianNoiseEntry() {
  static constexpr auto entry = entryFor<Layer, GaussianNoise>(
      "GaussianNoise", {},
      "Adds random noise to the values during training, to prevent overfitting."
      "\ny = x + N(0, stddev), with the shape of x",
      {{.name = "stddev",
        .type = ArgumentType::kNumber,
        .default_json = "",
        .doc = "Standard deviation of the noise.",
        .minimum = 0,
        .maximum = 1},
       OwnSeed::argument()});
  return entry;
}

}  // namespace minibatch
