#include "kernels/image_shapes.h"
#include "layers/sample_wise.h"

namespace minibatch {
namespace {

/// Makes sequences (batch, steps, channels) longer: each step repeated, as a pixel of an image of
/// one row. Keras: keras.layers.UpSampling1D.
class UpSampling1D : public SampleWise {
 public:
  explicit UpSampling1D(const Arguments& arguments) : size_(arguments.onlyInteger("size")) {}
  Shape build(std::span<const Shape> inputs) override {
    const Shape& input = requireRank(inputs, 2, "(batch, steps, channels)");
    return {checkedProduct(input[0], size_), input[1]};
  }
  MemoryRequirements memoryRequirements(std::span<const Shape>, const Shape&) const override {
    return {.backward_reads_inputs = false};
  }

 private:
  void forwardSamples(const ConstTensor& x, const Tensor& y) const override {
    upSampleNearest(geometry(x.shape), x.data, y.data);
  }
  void backwardSamples(const ConstTensor&, const ConstTensor&, const ConstTensor& dy,
                       const Tensor& dx) const override {
    upSampleNearestBackward(geometry(dx.shape), dy.data, dx.data);
  }
  UpSamplingGeometry geometry(const Shape& input) const {
    return {.batch = input[0],
            .height = 1,
            .width = input[1],
            .channels = input[2],
            .row_factor = 1,
            .column_factor = size_};
  }

  Index size_;
};

/// Makes images (batch, height, width, channels) larger by whole factors: pixels repeated, or
/// linear between the pixels' centres. Keras: keras.layers.UpSampling2D.
class UpSampling2D : public SampleWise {
 public:
  explicit UpSampling2D(const Arguments& arguments)
      : size_(arguments.integerPair("size")),
        bilinear_(arguments.string("interpolation") == "bilinear") {}
  Shape build(std::span<const Shape> inputs) override {
    const Shape& input = requireRank(inputs, 3, "(batch, height, width, channels)");
    return {checkedProduct(input[0], size_.first), checkedProduct(input[1], size_.second),
            input[2]};
  }

  MemoryRequirements memoryRequirements(std::span<const Shape>, const Shape&) const override {
    return {.backward_reads_inputs = false};
  }

 private:
  void forwardSamples(const ConstTensor& x, const Tensor& y) const override {
    (bilinear_ ? upSampleBilinear : upSampleNearest)(geometry(x.shape), x.data, y.data);
  }

  void backwardSamples(const ConstTensor&, const ConstTensor&, const ConstTensor& dy,
                       const Tensor& dx) const override {
    (bilinear_ ? upSampleBilinearBackward : upSampleNearestBackward)(geometry(dx.shape), dy.data,
                                                                     dx.data);
  }

  double nanoseconds() const override { return bilinear_ ? 2 : 0.3; }

  UpSamplingGeometry geometry(const Shape& input) const {
    return {.batch = input[0],
            .height = input[1],
            .width = input[2],
            .channels = input[3],
            .row_factor = size_.first,
            .column_factor = size_.second};
  }

  std::pair<Index, Index> size_;
  bool bilinear_;
};

}  // namespace

const EntryOf<Layer>& upSampling1dEntry() {
  static constexpr auto entry =
      entryFor<Layer, UpSampling1D>("UpSampling1D", {},
                                    "Upsamples sequences by repeating each step."
                                    "\n(batch, steps, channels) -> (batch, steps * size, channels)",
                                    {{.name = "size",
                                      .type = ArgumentType::kIntegers,
                                      .default_json = "2",
                                      .doc = "How often each step is repeated.",
                                      .minimum = 1,
                                      .maximum = 1024}});
  return entry;
}

const EntryOf<Layer>& upSampling2dEntry() {
  static constexpr auto entry = entryFor<Layer, UpSampling2D>(
      "UpSampling2D", {},
      "Upsamples images by repeating or interpolating pixels."
      "\n(batch, height, width, channels) -> (batch, height * size[0], width * size[1], channels)",
      {{.name = "size",
        .type = ArgumentType::kIntegerPair,
        .default_json = "[2, 2]",
        .doc = "Upsampling factors for height and width.",
        .minimum = 1,
        .maximum = 1024},
       {.name = "interpolation",
        .type = ArgumentType::kString,
        .default_json = "\"nearest\"",
        .doc = "nearest repeats pixels; bilinear interpolates linearly.",
        .choices = {"nearest", "bilinear"}}});
  return entry;
}

}  // namespace minibatch
