#include <array>

#include "kernels/image_shapes.h"
#include "layers/sample_wise.h"

namespace minibatch {
namespace {

/// Zeros at both ends of sequences (batch, steps, channels), which are images of one row. Keras:
/// keras.layers.ZeroPadding1D.
class ZeroPadding1D : public SampleWise {
 public:
  explicit ZeroPadding1D(const Arguments& arguments) : padding_(arguments.integerPair("padding")) {}
  Shape build(std::span<const Shape> inputs) override {
    Shape shape = requireRank(inputs, 2, "(batch, steps, channels)");
    shape[0] += padding_.first + padding_.second;
    return shape;
  }
  MemoryRequirements memoryRequirements(std::span<const Shape>, const Shape&) const override {
    return {.backward_reads_inputs = false};
  }

 private:
  void forwardSamples(const ConstTensor& x, const Tensor& y) const override {
    padImages(geometry(y.shape), x.data, y.data);
  }
  void backwardSamples(const ConstTensor&, const ConstTensor&, const ConstTensor& dy,
                       const Tensor& dx) const override {
    cropImages(geometry(dy.shape), dy.data, dx.data);
  }
  PadGeometry geometry(const Shape& output) const {
    return {.batch = output[0],
            .height = 1,
            .width = output[1] - padding_.first - padding_.second,
            .channels = output[2],
            .padded_height = 1,
            .padded_width = output[1],
            .top = 0,
            .left = padding_.first};
  }

  std::pair<Index, Index> padding_;
};

/// Zeros around images (batch, height, width, channels). Keras: keras.layers.ZeroPadding2D.
class ZeroPadding2D : public SampleWise {
 public:
  explicit ZeroPadding2D(const Arguments& arguments)
      : padding_(arguments.integerSides("padding")) {}
  Shape build(std::span<const Shape> inputs) override {
    Shape shape = requireRank(inputs, 3, "(batch, height, width, channels)");
    for (int axis = 0; axis < 2; ++axis)
      shape[axis] += padding_[axis].first + padding_[axis].second;
    return shape;
  }

  MemoryRequirements memoryRequirements(std::span<const Shape>, const Shape&) const override {
    return {.backward_reads_inputs = false};
  }

 private:
  void forwardSamples(const ConstTensor& x, const Tensor& y) const override {
    padImages(geometry(y.shape), x.data, y.data);
  }

  void backwardSamples(const ConstTensor&, const ConstTensor&, const ConstTensor& dy,
                       const Tensor& dx) const override {
    cropImages(geometry(dy.shape), dy.data, dx.data);
  }

  PadGeometry geometry(const Shape& output) const {
    return {.batch = output[0],
            .height = output[1] - padding_[0].first - padding_[0].second,
            .width = output[2] - padding_[1].first - padding_[1].second,
            .channels = output[3],
            .padded_height = output[1],
            .padded_width = output[2],
            .top = padding_[0].first,
            .left = padding_[1].first};
  }

  std::array<std::pair<Index, Index>, 2> padding_;
};

}  // namespace

const EntryOf<Layer>& zeroPadding1dEntry() {
  static const EntryOf<Layer> entry = entryFor<Layer, ZeroPadding1D>(
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
  static const EntryOf<Layer> entry = entryFor<Layer, ZeroPadding2D>(
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
