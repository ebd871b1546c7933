#include <cmath>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "base/refusal.h"
#include "layers/convolution_arguments.h"
#include "layers/sample_wise.h"
#include "layers/volume.h"

namespace minibatch {
namespace {

/// What ZeroPadding3D, Cropping3D and UpSampling3D share: every number of x is copied to some
/// places of y, or to none.
class VolumeCopies : public SampleWise {
 public:
  Shape build(std::span<const Shape> inputs) override {
    const Shape& input = requireVolume(inputs);
    Shape shape = input;
    for (int axis = 0; axis < 3; ++axis) {
      shape[axis] = extent(axis, input[axis]);
      if (shape[axis] > 0) continue;
      fail(ErrorCode::kShapeMismatch, "layer.crop-volume", {{"shape", input.toStringWithBatch()}});
    }
    return shape;
  }
  MemoryRequirements memoryRequirements(std::span<const Shape>, const Shape&) const override {
    return {.backward_reads_inputs = false};
  }

 protected:
  /// Of the output along an axis.
  virtual Index extent(int axis, Index input) const = 0;

 private:
  double nanoseconds() const override { return 3; }
};

/// Takes from each axis, or adds to it, at both ends. `kSign`: 1 adds zeros, -1 crops.
template <int kSign>
class VolumeFrame final : public VolumeCopies {
 public:
  explicit VolumeFrame(const Arguments& arguments) {
    const std::string_view name = arguments.entry().arguments[0].name;
    const std::vector<double> given = arguments.numbers(name);
    const std::size_t count = given.size();
    bool whole = count == 1 || count == 3 || count == 6;
    for (double value : given) whole = whole && value == std::floor(value);
    if (!whole)
      refuseValue(arguments, name, Message("expected.volume-sides"),
                  arguments.config()[std::string(name)]);
    for (std::size_t i = 0; i < 6; ++i) {
      sides_[i] = static_cast<Index>(given[count == 6 ? i : count == 3 ? i / 2 : 0]);
    }
  }

 private:
  Index extent(int axis, Index input) const override {
    return input + kSign * (sides_[2 * axis] + sides_[2 * axis + 1]);
  }
  void forwardSamples(const ConstTensor& x, const Tensor& y) const override {
    for (Index i = 0; i < x.batch(); ++i) {
      sumWindows(geometry(x.shape), false, x.samples(i, i + 1).data, y.samples(i, i + 1).data);
    }
  }
  void backwardSamples(const ConstTensor&, const ConstTensor&, const ConstTensor& dy,
                       const Tensor& dx) const override {
    for (Index i = 0; i < dx.batch(); ++i) {
      spreadOverWindows(geometry(dx.shape), false, dy.samples(i, i + 1).data,
                        dx.samples(i, i + 1).data);
    }
  }
  VolumeGeometry geometry(const Shape& input) const {
    VolumeGeometry geometry{{}, input.back()};
    for (int axis = 0; axis < 3; ++axis) {
      geometry.axes[axis] = {.input = input[axis + 1],
                             .output = extent(axis, input[axis + 1]),
                             .pad = kSign * sides_[2 * axis]};
    }
    return geometry;
  }

  std::array<Index, 6> sides_;
};

/// Makes volumes larger by whole factors. Keras: keras.layers.UpSampling3D.
class UpSampling3D final : public VolumeCopies {
 public:
  explicit UpSampling3D(const Arguments& arguments) : size_(threeIntegers(arguments, "size")) {}

 private:
  Index extent(int axis, Index input) const override { return checkedProduct(input, size_[axis]); }
  void forwardSamples(const ConstTensor& x, const Tensor& y) const override {
    for (Index i = 0; i < x.batch(); ++i) {
      spreadOverWindows(geometry(x.shape), false, x.samples(i, i + 1).data,
                        y.samples(i, i + 1).data);
    }
  }
  void backwardSamples(const ConstTensor&, const ConstTensor&, const ConstTensor& dy,
                       const Tensor& dx) const override {
    for (Index i = 0; i < dx.batch(); ++i) {
      sumWindows(geometry(dx.shape), false, dy.samples(i, i + 1).data, dx.samples(i, i + 1).data);
    }
  }
  // The windows, one for each element of x, are what is made of it.
  VolumeGeometry geometry(const Shape& small) const {
    VolumeGeometry geometry{{}, small.back()};
    for (int axis = 0; axis < 3; ++axis) {
      geometry.axes[axis] = {.input = extent(axis, small[axis + 1]),
                             .output = small[axis + 1],
                             .size = size_[axis],
                             .stride = size_[axis]};
    }
    return geometry;
  }

  std::array<Index, 3> size_;
};

}  // namespace

/// Keras: keras.layers.ZeroPadding3D.
const EntryOf<Layer>& zeroPadding3dEntry() {
  static constexpr auto entry = entryFor<Layer, VolumeFrame<1>>(
      "ZeroPadding3D", {},
      "Pads volumes with zeros."
      "\n(batch, depth, height, width, channels) -> (batch, new_depth, new_height, new_width, "
      "channels)",
      {{.name = "padding",
        .type = ArgumentType::kNumbers,
        .default_json = "[[1, 1], [1, 1], [1, 1]]",
        .doc = "How much is added along depth, height and width: one number, three, or three "
               "pairs of before and after.",
        .minimum = 0,
        .maximum = 1024}});
  return entry;
}

/// Keras: keras.layers.Cropping3D.
const EntryOf<Layer>& cropping3dEntry() {
  static constexpr auto entry = entryFor<Layer, VolumeFrame<-1>>(
      "Cropping3D", {},
      "Crops volumes at their borders."
      "\n(batch, depth, height, width, channels) -> (batch, new_depth, new_height, new_width, "
      "channels)",
      {{.name = "cropping",
        .type = ArgumentType::kNumbers,
        .default_json = "[[1, 1], [1, 1], [1, 1]]",
        .doc = "How much is cut along depth, height and width: one number, three, or three pairs "
               "of before and after.",
        .minimum = 0,
        .maximum = 1024}});
  return entry;
}

const EntryOf<Layer>& upSampling3dEntry() {
  static constexpr auto entry = entryFor<Layer, UpSampling3D>(
      "UpSampling3D", {},
      "Upsamples volumes by repeating their elements."
      "\n(batch, depth, height, width, channels) -> (batch, depth * size[0], height * size[1], "
      "width * size[2], channels)",
      {convolution::windowSizes("size", "[2, 2, 2]",
                                "Upsampling factors for depth, height and width.")});
  return entry;
}

}  // namespace minibatch
