#include "base/error.h"
#include "layers/frame.h"
#include "layers/sample_wise.h"

namespace minibatch {
namespace {

/// Cuts off what stands around images or sequences.
class Cropping : public SampleWise {
 public:
  explicit Cropping(const Frame& frame) : frame_(frame) {}
  Shape build(std::span<const Shape> inputs) override {
    const bool images = frame_.axes() == 2;
    const Shape& input = images ? requireRank(inputs, 3, "(batch, height, width, channels)")
                                : requireRank(inputs, 2, "(batch, steps, channels)");
    Shape shape = input;
    for (int axis = 0; axis < frame_.axes(); ++axis) {
      shape[axis] -= frame_.width(axis);
      if (shape[axis] > 0) continue;
      const auto& [before, after] = frame_.side(axis);
      fail(ErrorCode::kShapeMismatch,
           !images     ? "layer.crop-steps"
           : axis == 0 ? "layer.crop-rows"
                       : "layer.crop-columns",
           {{"before", before}, {"after", after}, {"shape", input.toStringWithBatch()}});
    }
    return shape;
  }

  MemoryRequirements memoryRequirements(std::span<const Shape>, const Shape&) const override {
    return {.backward_reads_inputs = false};
  }

 private:
  void forwardSamples(const ConstTensor& x, const Tensor& y) const override {
    cropImages(frame_.around(y.shape), x.data, y.data);
  }

  void backwardSamples(const ConstTensor&, const ConstTensor&, const ConstTensor& dy,
                       const Tensor& dx) const override {
    padImages(frame_.around(dy.shape), dy.data, dx.data);
  }

  Frame frame_;
};

/// Cuts steps off both ends of sequences (batch, steps, channels). Keras: keras.layers.Cropping1D.
class Cropping1D : public Cropping {
 public:
  explicit Cropping1D(const Arguments& arguments)
      : Cropping(Frame::ofSequences(arguments.integerPair("cropping"))) {}
};

/// Cuts rows and columns off images (batch, height, width, channels). Keras:
/// keras.layers.Cropping2D.
class Cropping2D : public Cropping {
 public:
  explicit Cropping2D(const Arguments& arguments)
      : Cropping(Frame::ofImages(arguments.integerSides("cropping"))) {}
};

}  // namespace

const EntryOf<Layer>& cropping1dEntry() {
  static constexpr auto entry = entryFor<Layer, Cropping1D>(
      "Cropping1D", {},
      "Crops sequences at both ends."
      "\n(batch, steps, channels) -> (batch, steps - left - right, channels)",
      {{.name = "cropping",
        .type = ArgumentType::kIntegerPair,
        .default_json = "[1, 1]",
        .doc = "Steps to crop at the beginning and at the end.",
        .minimum = 0,
        .maximum = 1024}});
  return entry;
}

const EntryOf<Layer>& cropping2dEntry() {
  static constexpr auto entry = entryFor<Layer, Cropping2D>(
      "Cropping2D", {},
      "Crops images at their borders."
      "\n(batch, height, width, channels) -> (batch, height - top - bottom, width - left - right, "
      "channels)",
      {{.name = "cropping",
        .type = ArgumentType::kIntegerSides,
        .default_json = "[[0, 0], [0, 0]]",
        .doc = "Rows to crop at the top and bottom, columns to crop at the left and right.",
        .minimum = 0,
        .maximum = 1024}});
  return entry;
}

}  // namespace minibatch
