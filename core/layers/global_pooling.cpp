#include "kernels/global_pooling.h"
#include "layers/sample_wise.h"

namespace minibatch {
namespace {

/// What global pooling layers share: x (batch, ...positions, channels) to y (batch, channels), or,
/// with keepdims, (batch, ...ones, channels). `kPositionAxes`: 1 for sequences, 2 for images, 3 for
/// volumes.
template <int kPositionAxes, class Base = SampleWise>
class GlobalPooling : public Base {
 public:
  explicit GlobalPooling(const Arguments& arguments) : keepdims_(arguments.boolean("keepdims")) {}

  Shape build(std::span<const Shape> inputs) override {
    const Shape& input =
        requireRank(inputs, kPositionAxes + 1,
                    kPositionAxes == 1   ? "(batch, steps, channels)"
                    : kPositionAxes == 2 ? "(batch, height, width, channels)"
                                         : "(batch, depth, height, width, channels)");
    Shape result;
    for (int axis = 0; keepdims_ && axis < kPositionAxes; ++axis) result.append(1);
    result.append(input.back());
    return result;
  }

 protected:
  /// Of an input or its gradient, with its batch.
  static Index positionsOf(const Shape& input) {
    Index positions = 1;
    for (int axis = 1; axis + 1 < input.rank(); ++axis) positions *= input[axis];
    return positions;
  }

 private:
  bool keepdims_;
};

/// The mean of each channel over all steps or pixels, or over the steps that a mask counts. Keras:
/// keras.layers.GlobalAveragePooling1D, 2D and 3D.
template <int kPositionAxes>
class GlobalAveragePooling final : public GlobalPooling<kPositionAxes, Layer> {
 public:
  using GlobalPooling<kPositionAxes, Layer>::GlobalPooling;
  using GlobalPooling<kPositionAxes, Layer>::positionsOf;

  MemoryRequirements memoryRequirements(std::span<const Shape>, const Shape&) const override {
    return {.backward_reads_inputs = false};
  }

  void forward(const ForwardPass& pass) const override {
    const ConstTensor& whole = pass.inputs[0];
    const Index positions = positionsOf(whole.shape), channels = whole.shape.back();
    eachPart(pass, whole.shape, [&](Index first, Index last) {
      const ConstTensor x = whole.samples(first, last);
      Real* y = pass.output.data + first * channels;
      if (kPositionAxes == 1 && pass.mask()) {
        maskedAverageForward(last - first, positions, channels, pass.mask() + first * positions,
                             x.data, y);
      } else {
        globalAverageForward(last - first, positions, channels, x.data, y);
      }
    });
  }

  void backward(const BackwardPass& pass) const override {
    const Tensor& whole = pass.input_gradients[0];
    if (!whole) return;
    const Index positions = positionsOf(whole.shape), channels = whole.shape.back();
    eachPart(pass, whole.shape, [&](Index first, Index last) {
      const Tensor dx = whole.samples(first, last);
      const Real* dy = pass.output_gradient.data + first * channels;
      if (kPositionAxes == 1 && pass.mask()) {
        maskedAverageBackward(last - first, positions, channels, pass.mask() + first * positions,
                              dy, dx.data);
      } else {
        globalAverageBackward(last - first, positions, channels, dy, dx.data);
      }
    });
  }

 private:
  template <class Function>
  static void eachPart(const Pass& pass, const Shape& shape, const Function& function) {
    forSamples(pass, shape[0], static_cast<double>(shape.size()) * 0.3, function);
  }
};

/// The largest value of each channel over all steps or pixels. Where several positions have it,
/// they share the gradient evenly, as Keras's do. Keras: keras.layers.GlobalMaxPooling1D to 3D.
template <int kPositionAxes>
class GlobalMaxPooling final : public GlobalPooling<kPositionAxes> {
 public:
  using GlobalPooling<kPositionAxes>::GlobalPooling;
  using GlobalPooling<kPositionAxes>::positionsOf;

  MemoryRequirements memoryRequirements(std::span<const Shape>, const Shape&) const override {
    return {.backward_reads_output = true};
  }

 private:
  void forwardSamples(const ConstTensor& x, const Tensor& y) const override {
    globalMaxForward(x.batch(), positionsOf(x.shape), x.shape.back(), x.data, y.data);
  }

  void backwardSamples(const ConstTensor& x, const ConstTensor& y, const ConstTensor& dy,
                       const Tensor& dx) const override {
    globalMaxBackward(dx.batch(), positionsOf(dx.shape), dx.shape.back(), x.data, y.data, dy.data,
                      dx.data);
  }
};

constexpr Argument kKeepdims = {.name = "keepdims",
                                .type = ArgumentType::kBoolean,
                                .default_json = "false",
                                .doc = "Whether to keep the pooled axes, with size 1."};

}  // namespace

const EntryOf<Layer>& globalMaxPooling3dEntry() {
  static constexpr auto entry = entryFor<Layer, GlobalMaxPooling<3>>(
      "GlobalMaxPooling3D", {},
      "Global max pooling: the maximum of each channel over the whole volume."
      "\n(batch, depth, height, width, channels) -> (batch, channels)",
      {kKeepdims});
  return entry;
}

const EntryOf<Layer>& globalAveragePooling3dEntry() {
  static constexpr auto entry = entryFor<Layer, GlobalAveragePooling<3>>(
      "GlobalAveragePooling3D", {},
      "Global average pooling: the mean of each channel over the whole volume."
      "\n(batch, depth, height, width, channels) -> (batch, channels)",
      {kKeepdims});
  return entry;
}

const EntryOf<Layer>& globalMaxPooling2dEntry() {
  static constexpr auto entry = entryFor<Layer, GlobalMaxPooling<2>>(
      "GlobalMaxPooling2D", {},
      "Global max pooling: the maximum of each channel over the whole image."
      "\n(batch, height, width, channels) -> (batch, channels)",
      {kKeepdims});
  return entry;
}

const EntryOf<Layer>& globalAveragePooling2dEntry() {
  static constexpr auto entry = entryFor<Layer, GlobalAveragePooling<2>>(
      "GlobalAveragePooling2D", {},
      "Global average pooling: the mean of each channel over the whole image."
      "\n(batch, height, width, channels) -> (batch, channels)",
      {kKeepdims});
  return entry;
}

const EntryOf<Layer>& globalMaxPooling1dEntry() {
  static constexpr auto entry = entryFor<Layer, GlobalMaxPooling<1>>(
      "GlobalMaxPooling1D", {},
      "Global max pooling: the maximum of each channel over all steps."
      "\n(batch, steps, channels) -> (batch, channels)",
      {kKeepdims});
  return entry;
}

const EntryOf<Layer>& globalAveragePooling1dEntry() {
  static constexpr auto entry = entryFor<Layer, GlobalAveragePooling<1>>(
      "GlobalAveragePooling1D", {},
      "Global average pooling: the mean of each channel over all steps."
      "\n(batch, steps, channels) -> (batch, channels)",
      {kKeepdims});
  return entry;
}

}  // namespace minibatch
