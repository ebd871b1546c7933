#include <algorithm>

#include "layers/depthwise.h"
#include "layers/kernel_and_bias.h"

namespace minibatch {
namespace {

/// Convolution of each channel of images, or of sequences, by itself: x (batch, height, width,
/// channels), kernel (kernel_height, kernel_width, channels, depth_multiplier), bias (channels ·
/// depth_multiplier), y (batch, out_height, out_width, channels · depth_multiplier). Keras:
/// keras.layers.DepthwiseConv1D and 2D.
class DepthwiseConv : public Layer {
 public:
  explicit DepthwiseConv(const Arguments& arguments)
      : parts_(arguments, kDepthwiseKernel), depthwise_(arguments) {}
  Shape build(std::span<const Shape> inputs) override { return depthwise_.build(inputs); }
  std::vector<WeightSpec> weights() const override {
    if (!depthwise_.channels()) return {};
    return parts_.weights(depthwise_.kernelShape(), depthwise_.outputs());
  }

  MemoryRequirements memoryRequirements(std::span<const Shape> inputs,
                                        const Shape& output) const override {
    const Index outputs = depthwise_.outputs();
    const Index of_bias = KernelAndBias::backwardScratch(output.size() / outputs, outputs);
    return {.scratch = std::max(depthwiseScratch(depthwise_.geometry(inputs[0])), of_bias),
            .backward_reads_output = parts_.fusesRelu()};
  }

  void forward(const ForwardPass& pass) const override {
    depthwiseForward(depthwise_.geometry(pass.inputs[0].shape), pass.inputs[0].data,
                     pass.weights[0].data, parts_.epilogue(pass), pass.output.data, pass.parallel);
  }

  void backward(const BackwardPass& pass) const override {
    const Conv2DGeometry g = depthwise_.geometry(pass.inputs[0].shape);
    parts_.backward(pass, g.batch * g.out_height * g.out_width, g.out_channels);
    const Real* dy = pass.output_gradient.data;
    if (pass.weight_gradients[0]) {
      depthwiseBackwardKernel(g, pass.inputs[0].data, dy, pass.weight_gradients[0].data,
                              pass.scratch, pass.parallel);
    }
    if (pass.input_gradients[0]) {
      depthwiseBackwardInput(g, dy, pass.weights[0].data, pass.input_gradients[0].data,
                             pass.parallel);
    }
  }

  MultiplyAccumulates multiplyAccumulates(const Shape&, const Shape& output) const override {
    return {.of_input = kernelProducts(output.size() / output.back(), depthwise_.kernelShape())};
  }

  std::unique_ptr<Layer> activationLayer() const override { return parts_.activationLayer(); }

 private:
  KernelAndBias parts_;
  Depthwise depthwise_;
};

}  // namespace

const EntryOf<Layer>& depthwiseConv1dEntry() {
  static constexpr auto entry = entryFor<Layer, DepthwiseConv>(
      "DepthwiseConv1D", {},
      "Depthwise convolution of sequences: every channel is convolved separately."
      "\n(batch, steps, channels) -> (batch, new_steps, channels * depth_multiplier)",
      [] { return KernelAndBias::arguments(Depthwise::arguments({}, true), kDepthwiseKernel); });
  return entry;
}

const EntryOf<Layer>& depthwiseConv2dEntry() {
  static constexpr auto entry = entryFor<Layer, DepthwiseConv>(
      "DepthwiseConv2D", {},
      "Depthwise convolution: every channel is convolved separately."
      "\n(batch, height, width, channels) -> (batch, new_height, new_width, channels * "
      "depth_multiplier)",
      [] { return KernelAndBias::arguments(Depthwise::arguments({}), kDepthwiseKernel); });
  return entry;
}

}  // namespace minibatch
