#include <array>

#include "base/error.h"
#include "kernels/image_shapes.h"
#include "layers/sample_wise.h"

namespace minibatch {
namespace {

/// Cuts steps off both ends of sequences (batch, steps, channels), which are images of one row.
/// Keras: keras.layers.Cropping1D.
class Cropping1D : public SampleWise {
 public:
  explicit Cropping1D(const Arguments& arguments) : cropping_(arguments.integerPair("cropping")) {}
  Shape build(std::span<const Shape> inputs) override {
    const Shape& input = requireRank(inputs, 2, "(batch, steps, channels)");
    Shape shape = input;
    shape[0] -= cropping_.first + cropping_.second;
    if (shape[0] <= 0) {
      fail(ErrorCode::kShapeMismatch, "layer.crop-steps",
           {{"before", cropping_.first},
            {"after", cropping_.second},
            {"shape", input.toStringWithBatch()}});
    }
    return shape;
  }
  MemoryRequirements memoryRequirements(std::span<const Shape>, const Shape&) const override {
    return {.backward_reads_inputs = false};
  }

 private:
  void forwardSamples(const ConstTensor& x, const Tensor& y) const override {
    cropImages(geometry(y.shape), x.data, y.data);
  }
  void backwardSamples(const ConstTensor&, const ConstTensor&, const ConstTensor& dy,
                       const Tensor& dx) const override {
    padImages(geometry(dy.shape), dy.data, dx.data);
  }
  PadGeometry geometry(const Shape& output) const {
    return {.batch = output[0],
            .height = 1,
            .width = output[1],
            .channels = output[2],
            .padded_height = 1,
            .padded_width = output[1] + cropping_.first + cropping_.second,
            .top = 0,
            .left = cropping_.first};
  }

  std::pair<Index, Index> cropping_;
};

/// Cuts rows and columns off images (batch, height, width, channels). Keras:
/// keras.layers.Cropping2D.
class Cropping2D : public SampleWise {
 public:
  explicit Cropping2D(const Arguments& arguments) : cropping_(arguments.integerSides("cropping")) {}
  Shape build(std::span<const Shape> inputs) override {
    const Shape& input = requireRank(inputs, 3, "(batch, height, width, channels)");
    Shape shape = input;
    for (int axis = 0; axis < 2; ++axis) {
      shape[axis] -= cropping_[axis].first + cropping_[axis].second;
      if (shape[axis] <= 0) {
        fail(ErrorCode::kShapeMismatch, axis == 0 ? "layer.crop-rows" : "layer.crop-columns",
             {{"before", cropping_[axis].first},
              {"after", cropping_[axis].second},
              {"shape", input.toStringWithBatch()}});
      }
    }
    return shape;
  }

  MemoryRequirements memoryRequirements(std::span<const Shape>, const Shape&) const override {
    return {.backward_reads_inputs = false};
  }

 private:
  void forwardSamples(const ConstTensor& x, const Tensor& y) const override {
    cropImages(geometry(y.shape), x.data, y.data);
  }

  void backwardSamples(const ConstTensor&, const ConstTensor&, const ConstTensor& dy,
                       const Tensor& dx) const override {
    padImages(geometry(dy.shape), dy.data, dx.data);
  }

  PadGeometry geometry(const Shape& output) const {
    return {.batch = output[0],
            .height = output[1],
            .width = output[2],
            .channels = output[3],
            .padded_height = output[1] + cropping_[0].first + cropping_[0].second,
            .padded_width = output[2] + cropping_[1].first + cropping_[1].second,
            .top = cropping_[0].first,
            .left = cropping_[1].first};
  }

  std::array<std::pair<Index, Index>, 2> cropping_;
};

}  // namespace

const EntryOf<Layer>& cropping1dEntry() {
  static const EntryOf<Layer> entry = entryFor<Layer, Cropping1D>(
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
  static const EntryOf<Layer> entry = entryFor<Layer, Cropping2D>(
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
