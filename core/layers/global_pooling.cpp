#include "kernels/global_pooling.h"
#include "layers/sample_wise.h"

namespace minibatch {
namespace {

/// What global pooling layers share: x (batch, ...positions, channels) to y (batch, channels), or,
/// with keepdims, (batch, ...ones, channels). `kPositionAxes`: 1 for sequences, 2 for images.
template <int kPositionAxes>
class GlobalPooling : public SampleWise {
 public:
  explicit GlobalPooling(const Arguments& arguments) : keepdims_(arguments.boolean("keepdims")) {}

  Shape build(std::span<const Shape> inputs) override {
    const Shape& input = requireRank(
        inputs, kPositionAxes + 1,
        kPositionAxes == 1 ? "(batch, steps, channels)" : "(batch, height, width, channels)");
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

/// The mean of each channel over all steps or pixels. Keras: keras.layers.GlobalAveragePooling1D
/// and 2D.
template <int kPositionAxes>
class GlobalAveragePooling final : public GlobalPooling<kPositionAxes> {
 public:
  using GlobalPooling<kPositionAxes>::GlobalPooling;
  using GlobalPooling<kPositionAxes>::positionsOf;

  MemoryRequirements memoryRequirements(std::span<const Shape>, const Shape&) const override {
    return {.backward_reads_inputs = false};
  }

 private:
  void forwardSamples(const ConstTensor& x, const Tensor& y) const override {
    globalAverageForward(x.batch(), positionsOf(x.shape), x.shape.back(), x.data, y.data);
  }

  void backwardSamples(const ConstTensor&, const ConstTensor&, const ConstTensor& dy,
                       const Tensor& dx) const override {
    globalAverageBackward(dx.batch(), positionsOf(dx.shape), dx.shape.back(), dy.data, dx.data);
  }
};

/// The largest value of each channel over all steps or pixels. Where several positions have it,
/// they share the gradient evenly, as Keras's do. Keras: keras.layers.GlobalMaxPooling1D and 2D.
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

const EntryOf<Layer>& globalMaxPooling2dEntry() {
  static const EntryOf<Layer> entry = entryFor<Layer, GlobalMaxPooling<2>>(
      "GlobalMaxPooling2D", {},
      "Global max pooling: the maximum of each channel over the whole image."
      "\n(batch, height, width, channels) -> (batch, channels)",
      {kKeepdims});
  return entry;
}

const EntryOf<Layer>& globalAveragePooling2dEntry() {
  static const EntryOf<Layer> entry = entryFor<Layer, GlobalAveragePooling<2>>(
      "GlobalAveragePooling2D", {},
      "Global average pooling: the mean of each channel over the whole image."
      "\n(batch, height, width, channels) -> (batch, channels)",
      {kKeepdims});
  return entry;
}

const EntryOf<Layer>& globalMaxPooling1dEntry() {
  static const EntryOf<Layer> entry = entryFor<Layer, GlobalMaxPooling<1>>(
      "GlobalMaxPooling1D", {},
      "Global max pooling: the maximum of each channel over all steps."
      "\n(batch, steps, channels) -> (batch, channels)",
      {kKeepdims});
  return entry;
}

const EntryOf<Layer>& globalAveragePooling1dEntry() {
  static const EntryOf<Layer> entry = entryFor<Layer, GlobalAveragePooling<1>>(
      "GlobalAveragePooling1D", {},
      "Global average pooling: the mean of each channel over all steps."
      "\n(batch, steps, channels) -> (batch, channels)",
      {kKeepdims});
  return entry;
}

}  // namespace minibatch
