#include <algorithm>

#include "base/own_seed.h"
#include "kernels/elementwise.h"
#include "layers/layer.h"

namespace minibatch {
namespace {

/// In training, sets a random `rate` of the channels of each image to 0, whole, and scales the
/// others by 1 / (1 - rate); else the identity. Keras: keras.layers.SpatialDropout2D. Tompson et
/// al., CVPR 2015.
class SpatialDropout2D : public Layer {
 public:
  explicit SpatialDropout2D(const Arguments& arguments)
      : rate_(static_cast<Real>(arguments.number("rate"))), seed_(arguments) {}
  Shape build(std::span<const Shape> inputs) override {
    return requireRank(inputs, 3, "(batch, height, width, channels)");
  }

  // scratch holds the factor of each image's channels.
  MemoryRequirements memoryRequirements(std::span<const Shape>,
                                        const Shape& output) const override {
    return {.scratch = output[0] * output[3], .backward_reads_inputs = false};
  }

  void forward(const ForwardPass& pass) const override {
    apply(pass, pass.output.shape, pass.inputs[0].data, pass.output.data);
  }

  void backward(const BackwardPass& pass) const override {
    if (!pass.input_gradients[0]) return;
    apply(pass, pass.output_gradient.shape, pass.output_gradient.data,
          pass.input_gradients[0].data);
  }

 private:
  // The factors are drawn again in the backward pass from the same key, so none is stored.
  void apply(const Pass& pass, const Shape& shape, const Real* from, Real* to) const {
    if (!pass.training || rate_ == 0) {
      std::copy_n(from, shape.size(), to);
      return;
    }
    const Index batch = shape[0], pixels = shape[1] * shape[2], channels = shape[3];
    Real* factors = pass.scratch;
    std::fill_n(factors, batch * channels, rate_ == 1 ? Real{0} : Real{1});
    if (rate_ < 1) {
      const RandomKey key = seed_.apply(pass.random, RandomPurpose::kDropout);
      dropout(batch * channels, rate_, key, factors, factors);
    }
    for (Index image = 0; image < batch; ++image, factors += channels) {
      for (Index pixel = 0; pixel < pixels; ++pixel, from += channels, to += channels) {
        multiply(channels, from, factors, to);
      }
    }
  }

  Real rate_;
  OwnSeed seed_;
};

}  // namespace

const EntryOf<Layer>& spatialDropout2dEntry() {
  static const EntryOf<Layer> entry = entryFor<Layer, SpatialDropout2D>(
      "SpatialDropout2D", {},
      "Drops whole channels of images at random during training."
      "\ny = x * mask / (1 - rate), with one mask for each channel of an image",
      {{.name = "rate",
        .type = ArgumentType::kNumber,
        .default_json = "",
        .doc = "Fraction of the channels to drop.",
        .minimum = 0,
        .maximum = 1},
       OwnSeed::argument()});
  return entry;
}

}  // namespace minibatch
