#include "kernels/pooling.h"
#include "base/refusal.h"
#include "layers/layer.h"
#include "layers/window.h"

namespace minibatch {
namespace {

// The position of the maximum inside its window is kept in a byte.
constexpr Index kMaxWindow = 256;

std::uint8_t* argmaxes(const Pass& pass) { return reinterpret_cast<std::uint8_t*>(pass.saved); }

/// What max and average pooling over sequences share: x (batch, steps, channels) to
/// (batch, out_steps, channels).
class Pooling1D : public Layer {
 public:
  explicit Pooling1D(const Arguments& arguments)
      : pool_size_(arguments.onlyInteger("pool_size")),
        strides_(arguments.isNull("strides") ? pool_size_ : arguments.onlyInteger("strides")),
        same_(arguments.string("padding") == "same") {}
  Shape build(std::span<const Shape> inputs) override {
    const Shape& input = requireRank(inputs, 2, "(batch, steps, channels)");
    return {geometry(input.withBatch(1)).out_width, input[1]};
  }

  /// pool_size, strides and padding, as every pooling layer has them.
  static std::vector<Argument> arguments() {
    return {
        {.name = "pool_size",
         .type = ArgumentType::kIntegers,
         .default_json = "2",
         .doc = "Size of the pooling window, in steps.",
         .minimum = 1,
         .maximum = 1024},
        {.name = "strides",
         .type = ArgumentType::kIntegers,
         .default_json = "null",
         .doc = "Stride of the window, in steps; pool_size if not set.",
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
  /// A sequence is an image of one row. For an input of this shape, batch axis included.
  Pool2DGeometry geometry(const Shape& input) const {
    const WindowAxis steps =
        slideWindow(input[1], pool_size_, strides_, 1, same_, "pool_size", "steps");
    return {.batch = input[0],
            .in_height = 1,
            .in_width = input[1],
            .channels = input[2],
            .out_height = 1,
            .out_width = steps.output,
            .pool_height = 1,
            .pool_width = pool_size_,
            .stride_height = 1,
            .stride_width = strides_,
            .pad_left = steps.pad_before};
  }
  Index pool_size_, strides_;

 private:
  bool same_;
};

/// What max and average pooling share: x (batch, height, width, channels) to
/// (batch, out_height, out_width, channels).
class Pooling2D : public Layer {
 public:
  explicit Pooling2D(const Arguments& arguments)
      : pool_size_(arguments.integerPair("pool_size")),
        strides_(arguments.isNull("strides") ? pool_size_ : arguments.integerPair("strides")),
        same_(arguments.string("padding") == "same") {}
  Shape build(std::span<const Shape> inputs) override {
    const Shape& input = requireRank(inputs, 3, "(batch, height, width, channels)");
    const Pool2DGeometry g = geometry(input.withBatch(1));
    return {g.out_height, g.out_width, input[2]};
  }

  /// pool_size, strides and padding, as every pooling layer has them.
  static std::vector<Argument> arguments() {
    return {
        {.name = "pool_size",
         .type = ArgumentType::kIntegerPair,
         .default_json = "[2, 2]",
         .doc = "Height and width of the pooling window.",
         .minimum = 1,
         .maximum = 1024},
        {.name = "strides",
         .type = ArgumentType::kIntegerPair,
         .default_json = "null",
         .doc = "Strides of the window along height and width; pool_size if not set.",
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
    const WindowAxis rows =
        slideWindow(input[1], pool_size_.first, strides_.first, 1, same_, "pool_size", "height");
    const WindowAxis columns =
        slideWindow(input[2], pool_size_.second, strides_.second, 1, same_, "pool_size", "width");
    return {.batch = input[0],
            .in_height = input[1],
            .in_width = input[2],
            .channels = input[3],
            .out_height = rows.output,
            .out_width = columns.output,
            .pool_height = pool_size_.first,
            .pool_width = pool_size_.second,
            .stride_height = strides_.first,
            .stride_width = strides_.second,
            .pad_top = rows.pad_before,
            .pad_left = columns.pad_before};
  }
  std::pair<Index, Index> pool_size_, strides_;

 private:
  bool same_;
};

/// The largest element of each window and channel.
template <class Pooling>
class MaxPooling : public Pooling {
 public:
  using Pooling::geometry;
  using Pooling::Pooling;

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

/// Keras: keras.layers.MaxPooling1D.
class MaxPooling1D final : public MaxPooling<Pooling1D> {
 public:
  explicit MaxPooling1D(const Arguments& arguments) : MaxPooling(arguments) {
    if (pool_size_ > kMaxWindow) {
      refuse(arguments, "layer.pool-size",
             {{"class", "MaxPooling1D"}, {"limit", kMaxWindow}, {"received", pool_size_}});
    }
  }
};

/// Keras: keras.layers.MaxPooling2D.
class MaxPooling2D final : public MaxPooling<Pooling2D> {
 public:
  explicit MaxPooling2D(const Arguments& arguments) : MaxPooling(arguments) {
    if (pool_size_.first * pool_size_.second > kMaxWindow) {
      refuse(
          arguments, "layer.pool-size",
          {{"class", "MaxPooling2D"}, {"limit", kMaxWindow}, {"received", pairText(pool_size_)}});
    }
  }
};

/// The mean of each window and channel, padding not counted. Keras: keras.layers.AveragePooling1D
/// and 2D.
template <class Pooling>
class AveragePooling final : public Pooling {
 public:
  using Pooling::geometry;
  using Pooling::Pooling;

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
  static const EntryOf<Layer> entry = entryFor<Layer, MaxPooling2D>(
      "MaxPooling2D", {}, "Max pooling: downsamples images by taking the maximum of each window.",
      Pooling2D::arguments());
  return entry;
}

const EntryOf<Layer>& averagePooling2dEntry() {
  static const EntryOf<Layer> entry = entryFor<Layer, AveragePooling<Pooling2D>>(
      "AveragePooling2D", {},
      "Average pooling: downsamples images by taking the mean of each window.",
      Pooling2D::arguments());
  return entry;
}

const EntryOf<Layer>& maxPooling1dEntry() {
  static const EntryOf<Layer> entry = entryFor<Layer, MaxPooling1D>(
      "MaxPooling1D", {},
      "Max pooling: downsamples sequences by taking the maximum of each window.",
      Pooling1D::arguments());
  return entry;
}

const EntryOf<Layer>& averagePooling1dEntry() {
  static const EntryOf<Layer> entry = entryFor<Layer, AveragePooling<Pooling1D>>(
      "AveragePooling1D", {},
      "Average pooling: downsamples sequences by taking the mean of each window.",
      Pooling1D::arguments());
  return entry;
}

}  // namespace minibatch
