#include <algorithm>

#include "base/error.h"
#include "base/refusal.h"
#include "kernels/bias.h"
#include "kernels/conv2d.h"
#include "layers/convolution_arguments.h"
#include "layers/kernel_and_bias.h"
#include "layers/layer.h"
#include "layers/window.h"
#include "layers/window2d.h"

namespace minibatch {
namespace {

/// The transpose of a convolution over images or sequences (its gradient of the input): x (batch,
/// height, width, channels), kernel (kernel_height, kernel_width, filters, channels), bias
/// (filters), y (batch, out_height, out_width, filters). Keras: keras.layers.Conv1DTranspose and
/// 2D, channels last. Keras leaves output_padding out of a saved config; here it is written.
class ConvTranspose : public Layer {
 public:
  explicit ConvTranspose(const Arguments& arguments)
      : parts_(arguments), window_(arguments), filters_(arguments.integer("filters")) {
    if (arguments.isNull("output_padding")) return;
    output_padding_ = window_.is_sequence
                          ? std::pair<Index, Index>{0, arguments.onlyInteger("output_padding")}
                          : arguments.integerPair("output_padding");
    if (output_padding_.first >= window_.strides.first ||
        output_padding_.second >= window_.strides.second) {
      refuse(arguments, "layer.output-padding",
             {{"strides", pairText(window_.strides)}, {"received", pairText(output_padding_)}});
    }
  }

  Shape build(std::span<const Shape> inputs) override {
    const Shape input = requireImage(inputs, window_.is_sequence);
    if (channels_ && input[2] != channels_) {
      fail(ErrorCode::kShapeMismatch, "layer.built-for-channels",
           {{"built", channels_}, {"shape", input.toStringWithBatch()}});
    }
    const Conv2DGeometry g = geometry(inputs[0].withBatch(1));
    if (g.in_height < 1 || g.in_width < 1) {
      fail(ErrorCode::kShapeMismatch, "layer.negative-size",
           {{"height", g.in_height}, {"width", g.in_width}, {"shape", input.toStringWithBatch()}});
    }
    channels_ = input[2];
    return fromImages({g.in_height, g.in_width, filters_}, window_.is_sequence);
  }

  std::vector<WeightSpec> weights() const override {
    if (!channels_) return {};
    return parts_.weights(
        fromImages({window_.kernel_size.first, window_.kernel_size.second, filters_, channels_},
                   window_.is_sequence),
        filters_);
  }

  MemoryRequirements memoryRequirements(std::span<const Shape> inputs,
                                        const Shape& output) const override {
    const Scratch scratch = conv2dScratch(geometry(inputs[0]));
    const Index of_bias = KernelAndBias::backwardScratch(output.size() / filters_, filters_);
    return {.scratch = std::max(scratch.shared, of_bias),
            .thread_scratch = scratch.each,
            .backward_reads_output = parts_.fusesRelu()};
  }

  void forward(const ForwardPass& pass) const override {
    conv2dBackwardInput(geometry(pass.inputs[0].shape), pass.inputs[0].data, pass.weights[0].data,
                        pass.output.data, pass.scratch, pass.parallel);
    applyEpilogue(pass.output.size() / filters_, filters_, parts_.epilogue(pass), pass.output.data);
  }

  void backward(const BackwardPass& pass) const override {
    const Conv2DGeometry g = geometry(pass.inputs[0].shape);
    parts_.backward(pass, pass.output_gradient.size() / filters_, filters_);
    const Real* dy = pass.output_gradient.data;
    if (pass.weight_gradients[0]) {
      conv2dBackwardKernel(g, dy, pass.inputs[0].data, pass.weight_gradients[0].data, pass.scratch,
                           pass.parallel);
    }
    if (pass.input_gradients[0]) {
      conv2dForward(g, dy, pass.weights[0].data, {}, pass.input_gradients[0].data, pass.scratch,
                    pass.parallel);
    }
  }

  MultiplyAccumulates multiplyAccumulates(const Shape& input, const Shape&) const override {
    return {.of_input = kernelProducts(input.size() / input.back(), weights()[0].shape)};
  }

  std::unique_ptr<Layer> activationLayer() const override { return parts_.activationLayer(); }

 private:
  /// One axis of the transposed convolution: the size of y, and the padding in front of y in the
  /// convolution that leads from y to x.
  struct Axis {
    Index output, pad_before;
  };
  // Keras's compute_conv_transpose_padding_args_for_jax: y is what a convolution with `left` zeros
  // in front of x, spread out by the stride, would give; 0 of them means the whole kernel's
  // overlap.
  Axis axisOf(Index input, Index kernel, Index stride, Index dilation, Index output_padding) const {
    const Index extent = (kernel - 1) * dilation + 1;
    const bool given = output_padding >= 0;
    if (!window_.same) {
      const Index extra = given ? output_padding : std::max(extent, stride) - extent;
      return {(input - 1) * stride + extent + extra, 0};
    }
    const Index padding = given ? extent + extent % 2 - 2 + output_padding : stride + extent - 2;
    const Index left = std::min((padding + 1) / 2, extent - 1);
    return {(input - 1) * stride + padding - extent + 2, extent - 1 - left};
  }

  /// The convolution that leads from y to x, for an x of this shape, batch axis included.
  Conv2DGeometry geometry(const Shape& of) const {
    const Shape input = asImages(of, window_.is_sequence);
    const Axis rows = axisOf(input[1], window_.kernel_size.first, window_.strides.first,
                             window_.dilation.first, output_padding_.first);
    const Axis columns = axisOf(input[2], window_.kernel_size.second, window_.strides.second,
                                window_.dilation.second, output_padding_.second);
    return {.batch = input[0],
            .in_height = rows.output,
            .in_width = columns.output,
            .in_channels = filters_,
            .out_height = input[1],
            .out_width = input[2],
            .out_channels = input[3],
            .kernel_height = window_.kernel_size.first,
            .kernel_width = window_.kernel_size.second,
            .stride_height = window_.strides.first,
            .stride_width = window_.strides.second,
            .dilation_height = window_.dilation.first,
            .dilation_width = window_.dilation.second,
            .pad_top = rows.pad_before,
            .pad_left = columns.pad_before};
  }

  KernelAndBias parts_;
  Window2D window_;
  Index filters_;
  std::pair<Index, Index> output_padding_ = {-1, -1};  // -1: not given
  Index channels_ = 0;
};

}  // namespace

const EntryOf<Layer>& conv1dTransposeEntry() {
  static constexpr auto entry = entryFor<Layer, ConvTranspose>(
      "Conv1DTranspose", {},
      "Transposed convolution of sequences: upsamples them with learned filters."
      "\n(batch, steps, channels) -> (batch, new_steps, filters)",
      [] {
        return KernelAndBias::arguments({
            convolution::filters(),
            convolution::windowSizes("kernel_size", "", "Length of the filters, in steps."),
            convolution::windowSizes(
                "strides", "1", "Stride of the convolution: the factor by which the steps grow."),
            convolution::padding("valid: no cropping of the output; same: the output's size is the "
                                 "input's times the strides."),
            {.name = "output_padding",
             .type = ArgumentType::kIntegers,
             .default_json = "null",
             .doc =
                 "Steps added at the end of the output, fewer than the stride; if not set, padding "
                 "decides.",
             .minimum = 0,
             .maximum = 1023,
             .nullable = true},
            convolution::windowSizes("dilation_rate", "1",
                                     "Dilation rate: the distance between the steps of a filter."),
        });
      });
  return entry;
}

const EntryOf<Layer>& conv2dTransposeEntry() {
  static constexpr auto entry = entryFor<Layer, ConvTranspose>(
      "Conv2DTranspose", {},
      "Transposed convolution: upsamples images with learned filters, as decoders do."
      "\n(batch, height, width, channels) -> (batch, new_height, new_width, filters)",
      [] {
        return KernelAndBias::arguments({
            convolution::filters(),
            convolution::kernelSize(),
            convolution::strides(
                "Strides of the convolution: the factors by which height and width grow."),
            convolution::padding("valid: no cropping of the output; same: the output's size is the "
                                 "input's times the strides."),
            {.name = "output_padding",
             .type = ArgumentType::kIntegerPair,
             .default_json = "null",
             .doc =
                 "Rows and columns added at the end of the output, fewer than the strides; if not "
                 "set, padding decides.",
             .minimum = 0,
             .maximum = 1023,
             .nullable = true},
            convolution::dilationRate(
                "Dilation rate: the distance between the elements of a filter."),
        });
      });
  return entry;
}

}  // namespace minibatch
