#include "layers/convolution_arguments.h"
#include "layers/layer.h"
#include "layers/sample_wise.h"
#include "layers/volume.h"

namespace minibatch {
namespace {

/// What max and average pooling of volumes share: x (batch, depth, height, width, channels) to
/// (batch, out_depth, out_height, out_width, channels).
class Pooling3D : public SampleWise {
 public:
  explicit Pooling3D(const Arguments& arguments)
      : window_{threeIntegers(arguments, "pool_size"),
                threeIntegers(arguments, arguments.isNull("strides") ? "pool_size" : "strides"),
                {1, 1, 1},
                arguments.string("padding") == "same",
                "pool_size"} {}
  Shape build(std::span<const Shape> inputs) override {
    const auto [axes, channels] = geometry(requireVolume(inputs).withBatch(1));
    return {axes[0].output, axes[1].output, axes[2].output, channels};
  }

  static constexpr std::vector<Argument> arguments() {
    Argument strides = convolution::windowSizes(
        "strides", "null",
        "Strides of the window along depth, height and width; pool_size if not set.");
    strides.nullable = true;
    return {convolution::windowSizes("pool_size", "[2, 2, 2]",
                                     "Depth, height and width of the pooling window."),
            strides,
            {.name = "padding",
             .type = ArgumentType::kString,
             .default_json = "\"valid\"",
             .doc = "valid: no padding, incomplete windows are dropped; same: padded, so that "
                    "strides of 1 keep the size.",
             .choices = {"valid", "same"}}};
  }

 protected:
  /// For an input of this shape, batch axis included.
  VolumeGeometry geometry(const Shape& input) const { return window_.slide(input); }
  static Index sizeOf(const Shape& shape) { return shape.sample().size(); }

 private:
  double nanoseconds() const override { return 3; }

  VolumeWindow window_;
};

/// The largest element of each window and channel. Keras: keras.layers.MaxPooling3D.
class MaxPooling3D final : public Pooling3D {
 public:
  using Pooling3D::Pooling3D;
  MemoryRequirements memoryRequirements(std::span<const Shape>, const Shape&) const override {
    return {.backward_reads_output = true};
  }

 private:
  void forwardSamples(const ConstTensor& x, const Tensor& y) const override {
    const VolumeGeometry g = geometry(x.shape);
    for (Index i = 0; i < x.batch(); ++i) {
      maxPool3DForward(g, x.data + i * sizeOf(x.shape), y.data + i * sizeOf(y.shape));
    }
  }
  void backwardSamples(const ConstTensor& x, const ConstTensor& y, const ConstTensor& dy,
                       const Tensor& dx) const override {
    const VolumeGeometry g = geometry(dx.shape);
    for (Index i = 0; i < dx.batch(); ++i) {
      const Index in = i * sizeOf(dx.shape), out = i * sizeOf(dy.shape);
      maxPool3DBackward(g, x.data + in, y.data + out, dy.data + out, dx.data + in);
    }
  }
};

/// The mean of each window and channel, padding not counted. Keras: keras.layers.AveragePooling3D.
class AveragePooling3D final : public Pooling3D {
 public:
  using Pooling3D::Pooling3D;
  MemoryRequirements memoryRequirements(std::span<const Shape>, const Shape&) const override {
    return {.backward_reads_inputs = false};
  }

 private:
  void forwardSamples(const ConstTensor& x, const Tensor& y) const override {
    const VolumeGeometry g = geometry(x.shape);
    for (Index i = 0; i < x.batch(); ++i) {
      sumWindows(g, true, x.data + i * sizeOf(x.shape), y.data + i * sizeOf(y.shape));
    }
  }
  void backwardSamples(const ConstTensor&, const ConstTensor&, const ConstTensor& dy,
                       const Tensor& dx) const override {
    const VolumeGeometry g = geometry(dx.shape);
    for (Index i = 0; i < dx.batch(); ++i) {
      spreadOverWindows(g, true, dy.data + i * sizeOf(dy.shape), dx.data + i * sizeOf(dx.shape));
    }
  }
};

}  // namespace

const EntryOf<Layer>& maxPooling3dEntry() {
  static constexpr auto entry = entryFor<Layer, MaxPooling3D>(
      "MaxPooling3D", {},
      "Max pooling: downsamples volumes by taking the maximum of each window."
      "\n(batch, depth, height, width, channels) -> (batch, new_depth, new_height, new_width, "
      "channels)",
      [] { return Pooling3D::arguments(); });
  return entry;
}

const EntryOf<Layer>& averagePooling3dEntry() {
  static constexpr auto entry = entryFor<Layer, AveragePooling3D>(
      "AveragePooling3D", {},
      "Average pooling: downsamples volumes by taking the mean of each window."
      "\n(batch, depth, height, width, channels) -> (batch, new_depth, new_height, new_width, "
      "channels)",
      [] { return Pooling3D::arguments(); });
  return entry;
}

}  // namespace minibatch
