#include "kernels/pooling.h"
#include "base/refusal.h"
#include "layers/layer.h"
#include "layers/window.h"

namespace minibatch {
namespace {

// The position of the maximum inside its window is kept in a byte.
constexpr Index kMaxWindow = 256;

std::uint8_t* argmaxes(const Pass& pass) { return reinterpret_cast<std::uint8_t*>(pass.saved); }

/// What max and average pooling over `kAxes` axes share: x (batch, height, width, channels) to
/// (batch, out_height, out_width, channels); a sequence (batch, steps, channels) is an image of one
/// row.
template <int kAxes>
class Pooling : public Layer {
 public:
  explicit Pooling(const Arguments& arguments)
      : pool_size_(sizes(arguments, "pool_size")),
        strides_(arguments.isNull("strides") ? pool_size_ : sizes(arguments, "strides")),
        same_(arguments.string("padding") == "same") {}
  Shape build(std::span<const Shape> inputs) override {
    const Shape& input =
        requireRank(inputs, kAxes + 1,
                    kAxes == 1 ? "(batch, steps, channels)" : "(batch, height, width, channels)");
    const Pool2DGeometry g = geometry(input.withBatch(1));
    if constexpr (kAxes == 1) return {g.out_width, g.channels};
    return {g.out_height, g.out_width, g.channels};
  }

  /// pool_size, strides and padding, as every pooling layer has them.
  static constexpr std::vector<Argument> arguments() {
    constexpr ArgumentType kSizes =
        kAxes == 1 ? ArgumentType::kIntegers : ArgumentType::kIntegerPair;
    return {
        {.name = "pool_size",
         .type = kSizes,
         .default_json = kAxes == 1 ? "2" : "[2, 2]",
         .doc = kAxes == 1 ? TextId("Size of the pooling window, in steps.")
                           : TextId("Height and width of the pooling window."),
         .minimum = 1,
         .maximum = 1024},
        {.name = "strides",
         .type = kSizes,
         .default_json = "null",
         .doc = kAxes == 1
                    ? TextId("Stride of the window, in steps; pool_size if not set.")
                    : TextId("Strides of the window along height and width; pool_size if not set."),
         .minimum = 1,
         .maximum = 1024,
         .nullable = true},
        {.name = "padding",
         .type = ArgumentType::kString,
         .default_json = "\"valid\"",
         .doc = "valid: no padding, incomplete windows are dropped; same: padded, so that strides "
                "of 1 keep the size.",
         .choices = {"valid", "same"}},
    };
  }

 protected:
  /// For an input of this shape, batch axis included.
  Pool2DGeometry geometry(const Shape& input) const {
    const Index height = kAxes == 1 ? 1 : input[1];
    const WindowAxis rows = along(height, pool_size_.first, strides_.first, "height");
    const WindowAxis columns =
        along(input[kAxes], pool_size_.second, strides_.second, kAxes == 1 ? "steps" : "width");
    return {.batch = input[0],
            .in_height = height,
            .in_width = input[kAxes],
            .channels = input[kAxes + 1],
            .out_height = rows.output,
            .out_width = columns.output,
            .pool_height = pool_size_.first,
            .pool_width = pool_size_.second,
            .stride_height = strides_.first,
            .stride_width = strides_.second,
            .pad_top = rows.pad_before,
            .pad_left = columns.pad_before};
  }
  std::pair<Index, Index> pool_size_, strides_;  // height and width

 private:
  static std::pair<Index, Index> sizes(const Arguments& arguments, std::string_view name) {
    if constexpr (kAxes == 1) return {1, arguments.onlyInteger(name)};
    return arguments.integerPair(name);
  }
  WindowAxis along(Index input, Index size, Index stride, std::string_view axis) const {
    return slideWindow(input, size, stride, 1, same_, "pool_size", axis);
  }

  bool same_;
};

/// The largest element of each window and channel. Keras: keras.layers.MaxPooling1D and 2D.
template <int kAxes>
class MaxPooling final : public Pooling<kAxes> {
 public:
  using Pooling<kAxes>::geometry;
  explicit MaxPooling(const Arguments& arguments) : Pooling<kAxes>(arguments) {
    const auto& [height, width] = this->pool_size_;
    if (height * width <= kMaxWindow) return;
    refuse(arguments, "layer.pool-size",
           {{"class", arguments.entry().class_name},
            {"limit", kMaxWindow},
            {"received", kAxes == 1 ? std::to_string(width) : pairText(this->pool_size_)}});
  }

  MemoryRequirements memoryRequirements(std::span<const Shape>,
                                        const Shape& output) const override {
    const auto bytes_in_real = static_cast<Index>(sizeof(Real));
    return {.saved = (output.size() + bytes_in_real - 1) / bytes_in_real,
            .backward_reads_inputs = false};
  }

  void forward(const ForwardPass& pass) const override {
    maxPool2DForward(geometry(pass.inputs[0].shape), pass.inputs[0].data, pass.output.data,
                     argmaxes(pass), pass.parallel);
  }

  void backward(const BackwardPass& pass) const override {
    if (!pass.input_gradients[0]) return;
    maxPool2DBackward(geometry(pass.input_gradients[0].shape), pass.output_gradient.data,
                      argmaxes(pass), pass.input_gradients[0].data, pass.parallel);
  }
};

/// The mean of each window and channel, padding not counted. Keras: keras.layers.AveragePooling1D
/// and 2D.
template <int kAxes>
class AveragePooling final : public Pooling<kAxes> {
 public:
  using Pooling<kAxes>::geometry;
  using Pooling<kAxes>::Pooling;

  MemoryRequirements memoryRequirements(std::span<const Shape>, const Shape&) const override {
    return {.backward_reads_inputs = false};
  }

  void forward(const ForwardPass& pass) const override {
    averagePool2DForward(geometry(pass.inputs[0].shape), pass.inputs[0].data, pass.output.data,
                         pass.parallel);
  }

  void backward(const BackwardPass& pass) const override {
    if (!pass.input_gradients[0]) return;
    averagePool2DBackward(geometry(pass.input_gradients[0].shape), pass.output_gradient.data,
                          pass.input_gradients[0].data, pass.parallel);
  }
};

}  // namespace

const EntryOf<Layer>& maxPooling2dEntry() {
  static constexpr auto entry = entryFor<Layer, MaxPooling<2>>(
      "MaxPooling2D", {},
      "Max pooling: downsamples images by taking the maximum of each window."
      "\n(batch, height, width, channels) -> (batch, new_height, new_width, channels)",
      [] { return Pooling<2>::arguments(); });
  return entry;
}

const EntryOf<Layer>& averagePooling2dEntry() {
  static constexpr auto entry = entryFor<Layer, AveragePooling<2>>(
      "AveragePooling2D", {},
      "Average pooling: downsamples images by taking the mean of each window."
      "\n(batch, height, width, channels) -> (batch, new_height, new_width, channels)",
      [] { return Pooling<2>::arguments(); });
  return entry;
}

const EntryOf<Layer>& maxPooling1dEntry() {
  static constexpr auto entry = entryFor<Layer, MaxPooling<1>>(
      "MaxPooling1D", {},
      "Max pooling: downsamples sequences by taking the maximum of each window."
      "\n(batch, steps, channels) -> (batch, new_steps, channels)",
      [] { return Pooling<1>::arguments(); });
  return entry;
}

const EntryOf<Layer>& averagePooling1dEntry() {
  static constexpr auto entry = entryFor<Layer, AveragePooling<1>>(
      "AveragePooling1D", {},
      "Average pooling: downsamples sequences by taking the mean of each window."
      "\n(batch, steps, channels) -> (batch, new_steps, channels)",
      [] { return Pooling<1>::arguments(); });
  return entry;
}

}  // namespace minibatch
