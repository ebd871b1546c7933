#include <algorithm>

#include "base/own_seed.h"
#include "kernels/elementwise.h"
#include "layers/noise_shape.h"

namespace minibatch {
namespace {

/// In training, sets a random `rate` of the inputs to 0 and scales the others by 1 / (1 - rate);
/// else the identity. Keras: keras.layers.Dropout. Srivastava et al., JMLR 2014.
class Dropout : public Layer {
 public:
  explicit Dropout(const Arguments& arguments)
      : rate_(static_cast<Real>(arguments.number("rate"))), noise_(arguments), seed_(arguments) {}
  Shape build(std::span<const Shape> inputs) override {
    noise_.check(requireSingleInput(inputs));
    return inputs[0];
  }
  Masking masking() const override { return Masking::kPasses; }
  MemoryRequirements memoryRequirements(std::span<const Shape>,
                                        const Shape& output) const override {
    if (noise_.isSet()) {  // drawn again in the backward pass, so nothing is stored
      return {.scratch = noise_.of(output).size(), .backward_reads_inputs = false};
    }
    constexpr Index words_in_real = sizeof(Real) / sizeof(std::uint16_t);
    const Index words = dropoutMaskSize(output.size());
    return {.saved = (words + words_in_real - 1) / words_in_real, .backward_reads_inputs = false};
  }

  void forward(const ForwardPass& pass) const override {
    const Index size = pass.output.size();
    if (isTrivial(pass, size, pass.inputs[0].data, pass.output.data)) return;
    const RandomKey key = seed_.apply(pass.random, RandomPurpose::kDropout);
    if (noise_.isSet()) {
      const Shape& shape = pass.output.shape;
      return dropTogether(noise_.of(shape), shape, rate_, key, pass.inputs[0].data,
                          pass.output.data, pass.scratch);
    }
    dropout(size, rate_, key, pass.inputs[0].data, pass.output.data,
            reinterpret_cast<std::uint16_t*>(pass.saved), pass.parallel);
  }

  void backward(const BackwardPass& pass) const override {
    if (!pass.input_gradients[0]) return;
    const Index size = pass.output_gradient.size();
    const Real* dy = pass.output_gradient.data;
    Real* dx = pass.input_gradients[0].data;
    if (isTrivial(pass, size, dy, dx)) return;
    if (noise_.isSet()) {
      const Shape& shape = pass.output_gradient.shape;
      const RandomKey key = seed_.apply(pass.random, RandomPurpose::kDropout);
      return dropTogether(noise_.of(shape), shape, rate_, key, dy, dx, pass.scratch);
    }
    dropoutBackward(size, rate_, reinterpret_cast<const std::uint16_t*>(pass.saved), dy, dx,
                    pass.parallel);
  }

 private:
  // Does what there is to do without a mask, where nothing is dropped, or everything.
  bool isTrivial(const Pass& pass, Index size, const Real* from, Real* to) const {
    if (!pass.training || rate_ == 0) {
      std::copy_n(from, size, to);
    } else if (rate_ == 1) {
      std::fill_n(to, size, Real{0});
    } else {
      return false;
    }
    return true;
  }

  Real rate_;
  NoiseShape noise_;
  OwnSeed seed_;
};

}  // namespace

const EntryOf<Layer>& dropoutEntry() {
  static constexpr auto entry = entryFor<Layer, Dropout>(
      "Dropout", {},
      "Sets a random fraction of the values to 0 during training, to prevent overfitting."
      "\ny = x * mask / (1 - rate), with the shape of x",
      {{.name = "rate",
        .type = ArgumentType::kNumber,
        .default_json = "",
        .doc = "Fraction of the values to drop.",
        .minimum = 0,
        .maximum = 1},
       NoiseShape::argument(),
       OwnSeed::argument()});
  return entry;
}

}  // namespace minibatch
