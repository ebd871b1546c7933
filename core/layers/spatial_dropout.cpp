#include <algorithm>

#include "base/own_seed.h"
#include "layers/noise_shape.h"

namespace minibatch {
namespace {

/// In training, sets a random `rate` of the channels of each image to 0, whole, and scales the
/// others by 1 / (1 - rate); else the identity. `kAxes`: 1 for sequences, 2 for images, 3 for
/// volumes. Keras: keras.layers.SpatialDropout1D to 3D. Tompson et al., CVPR 2015.
template <int kAxes>
class SpatialDropout : public Layer {
 public:
  explicit SpatialDropout(const Arguments& arguments)
      : rate_(static_cast<Real>(arguments.number("rate"))), seed_(arguments) {}
  Shape build(std::span<const Shape> inputs) override {
    return requireRank(inputs, kAxes + 1,
                       kAxes == 1   ? "(batch, steps, channels)"
                       : kAxes == 2 ? "(batch, height, width, channels)"
                                    : "(batch, depth, height, width, channels)");
  }

  // scratch holds the factor of each image's channels.
  Masking masking() const override { return Masking::kPasses; }
  MemoryRequirements memoryRequirements(std::span<const Shape>,
                                        const Shape& output) const override {
    return {.scratch = output[0] * output.back(), .backward_reads_inputs = false};
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
    Shape noise = shape;
    for (int axis = 1; axis <= kAxes; ++axis) noise[axis] = 1;
    dropTogether(noise, shape, rate_, seed_.apply(pass.random, RandomPurpose::kDropout), from, to,
                 pass.scratch);
  }

  Real rate_;
  OwnSeed seed_;
};

constexpr std::vector<Argument> dropoutArguments() {
  return {{.name = "rate",
           .type = ArgumentType::kNumber,
           .default_json = "",
           .doc = "Fraction of the channels to drop.",
           .minimum = 0,
           .maximum = 1},
          OwnSeed::argument()};
}

}  // namespace

const EntryOf<Layer>& spatialDropout1dEntry() {
  static constexpr auto entry = entryFor<Layer, SpatialDropout<1>>(
      "SpatialDropout1D", {},
      "Drops whole channels of sequences at random during training."
      "\ny = x * mask / (1 - rate), with one mask for each channel of a sequence",
      [] { return dropoutArguments(); });
  return entry;
}

const EntryOf<Layer>& spatialDropout2dEntry() {
  static constexpr auto entry = entryFor<Layer, SpatialDropout<2>>(
      "SpatialDropout2D", {},
      "Drops whole channels of images at random during training."
      "\ny = x * mask / (1 - rate), with one mask for each channel of an image",
      [] { return dropoutArguments(); });
  return entry;
}

const EntryOf<Layer>& spatialDropout3dEntry() {
  static constexpr auto entry = entryFor<Layer, SpatialDropout<3>>(
      "SpatialDropout3D", {},
      "Drops whole channels of volumes at random during training."
      "\ny = x * mask / (1 - rate), with one mask for each channel of a volume",
      [] { return dropoutArguments(); });
  return entry;
}

}  // namespace minibatch
