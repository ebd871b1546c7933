#include "layers/frame.h"
#include "layers/sample_wise.h"

namespace minibatch {
namespace {

/// Zeros around images or sequences.
class ZeroPadding : public SampleWise {
 public:
  explicit ZeroPadding(const Frame& frame) : frame_(frame) {}
  Shape build(std::span<const Shape> inputs) override {
    Shape shape = frame_.axes() == 2 ? requireRank(inputs, 3, "(batch, height, width, channels)")
                                     : requireRank(inputs, 2, "(batch, steps, channels)");
    for (int axis = 0; axis < frame_.axes(); ++axis) shape[axis] += frame_.width(axis);
    return shape;
  }

  MemoryRequirements memoryRequirements(std::span<const Shape>, const Shape&) const override {
    return {.backward_reads_inputs = false};
  }

 private:
  void forwardSamples(const ConstTensor& x, const Tensor& y) const override {
    padImages(frame_.around(x.shape), x.data, y.data);
  }

  void backwardSamples(const ConstTensor&, const ConstTensor&, const ConstTensor& dy,
                       const Tensor& dx) const override {
    cropImages(frame_.around(dx.shape), dy.data, dx.data);
  }

  Frame frame_;
};

/// Zeros at both ends of sequences (batch, steps, channels). Keras: keras.layers.ZeroPadding1D.
class ZeroPadding1D : public ZeroPadding {
 public:
  explicit ZeroPadding1D(const Arguments& arguments)
      : ZeroPadding(Frame::ofSequences(arguments.integerPair("padding"))) {}
};

/// Zeros around images (batch, height, width, channels). Keras: keras.layers.ZeroPadding2D.
class ZeroPadding2D : public ZeroPadding {
 public:
  explicit ZeroPadding2D(const Arguments& arguments)
      : ZeroPadding(Frame::ofImages(arguments.integerSides("padding"))) {}
};

}  // namespace

const EntryOf<Layer>& zeroPadding1dEntry() {
  static constexpr auto entry = entryFor<Layer, ZeroPadding1D>(
      "ZeroPadding1D", {},
      "Pads sequences with zeros at both ends."
      "\n(batch, steps, channels) -> (batch, left + steps + right, channels)",
      {{.name = "padding",
        .type = ArgumentType::kIntegerPair,
        .default_json = "[1, 1]",
        .doc = "Steps of padding at the beginning and at the end.",
        .minimum = 0,
        .maximum = 1024}});
  return entry;
}

const EntryOf<Layer>& zeroPadding2dEntry() {
  static constexpr auto entry = entryFor<Layer, ZeroPadding2D>(
      "ZeroPadding2D", {},
      "Pads images with zeros."
      "\n(batch, height, width, channels) -> (batch, top + height + bottom, left + width + right, "
      "channels)",
      {{.name = "padding",
        .type = ArgumentType::kIntegerSides,
        .default_json = "[[1, 1], [1, 1]]",
        .doc = "Rows of padding at the top and bottom, columns at the left and right.",
        .minimum = 0,
        .maximum = 1024}});
  return entry;
}

}  // namespace minibatch
