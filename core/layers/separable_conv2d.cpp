#include <algorithm>
#include <memory>

#include "kernels/bias.h"
#include "layers/activation.h"
#include "layers/convolution_arguments.h"
#include "layers/depthwise.h"
#include "layers/weight_arguments.h"

namespace minibatch {
namespace {

/// A depthwise convolution, then one of size 1x1 that mixes the channels: depthwise_kernel
/// (kernel_height, kernel_width, channels, depth_multiplier), pointwise_kernel (1, 1, channels ·
/// depth_multiplier, filters), bias (filters). Keras: keras.layers.SeparableConv1D and 2D.
class SeparableConv : public Layer {
 public:
  explicit SeparableConv(const Arguments& arguments)
      : arguments_(arguments),
        depthwise_(arguments),
        depthwise_kernel_(arguments, kDepthwiseKernel),
        pointwise_kernel_(arguments, kPointwiseKernel),
        bias_(arguments, kBias),
        filters_(arguments.integer("filters")),
        use_bias_(arguments.boolean("use_bias")),
        fuses_relu_(arguments.className("activation") == "relu") {}
  Shape build(std::span<const Shape> inputs) override {
    Shape outputs = depthwise_.build(inputs);
    outputs[outputs.rank() - 1] = filters_;
    return outputs;
  }

  std::vector<WeightSpec> weights() const override {
    if (!depthwise_.channels()) return {};
    std::vector<WeightSpec> specs = {
        depthwise_kernel_.spec("depthwise_kernel", depthwise_.kernelShape()),
        pointwise_kernel_.spec(
            "pointwise_kernel",
            fromImages({1, 1, depthwise_.outputs(), filters_}, depthwise_.isOfSequences()))};
    if (use_bias_) specs.push_back(bias_.spec("bias", {filters_}));
    return specs;
  }

  // saved holds the result of the depthwise convolution; scratch its gradient, what that of the
  // depthwise kernel needs, and what the products do.
  MemoryRequirements memoryRequirements(std::span<const Shape> inputs,
                                        const Shape& output) const override {
    const Index pixels = output.size() / filters_, channels = depthwise_.outputs();
    const Index products = std::max({gemmScratchSize(pixels, filters_, channels),
                                     gemmScratchSize(channels, filters_, pixels),
                                     gemmScratchSize(pixels, channels, filters_)});
    const Index depthwise = depthwiseScratch(depthwise_.geometry(inputs[0]));
    return {.saved = pixels * channels,
            .scratch =
                std::max(pixels * channels + depthwise, epilogueBackwardScratch(pixels, filters_)),
            .thread_scratch = products,
            .backward_reads_output = fuses_relu_};
  }

  void forward(const ForwardPass& pass) const override {
    const Index pixels = pass.output.size() / filters_, channels = depthwise_.outputs();
    depthwiseForward(depthwise_.geometry(pass.inputs[0].shape), pass.inputs[0].data,
                     pass.weights[0].data, {}, pass.saved, pass.parallel);
    gemm(pixels, filters_, channels, {pass.saved, channels}, {pass.weights[1].data, filters_},
         pass.output.data, filters_,
         {.bias = use_bias_ ? pass.weights[2].data : nullptr, .relu = fuses_relu_}, pass.scratch,
         pass.parallel);
  }

  void backward(const BackwardPass& pass) const override {
    const Conv2DGeometry g = depthwise_.geometry(pass.inputs[0].shape);
    const Index pixels = pass.output_gradient.size() / filters_, channels = depthwise_.outputs();
    Real* dy = pass.output_gradient.data;
    Real* scratch = pass.scratch + pixels * channels;
    epilogueBackward(pixels, filters_, fuses_relu_ ? pass.output.data : nullptr, dy,
                     use_bias_ ? pass.weight_gradients[2].data : nullptr, pass.scratch,
                     pass.parallel);
    if (pass.weight_gradients[1]) {
      gemm(channels, filters_, pixels, {pass.saved, channels, true}, {dy, filters_},
           pass.weight_gradients[1].data, filters_, {}, scratch, pass.parallel);
    }
    if (!pass.weight_gradients[0] && !pass.input_gradients[0]) return;
    Real* dchannels = pass.scratch;
    gemm(pixels, channels, filters_, {dy, filters_}, {pass.weights[1].data, filters_, true},
         dchannels, channels, {}, scratch, pass.parallel);
    if (pass.weight_gradients[0]) {
      depthwiseBackwardKernel(g, pass.inputs[0].data, dchannels, pass.weight_gradients[0].data,
                              scratch, pass.parallel);
    }
    if (pass.input_gradients[0]) {
      depthwiseBackwardInput(g, dchannels, pass.weights[0].data, pass.input_gradients[0].data,
                             pass.parallel);
    }
  }

  MultiplyAccumulates multiplyAccumulates(const Shape&, const Shape& output) const override {
    const Index pixels = output.size() / filters_;
    return {.of_input = kernelProducts(pixels, depthwise_.kernelShape()),
            .inner = kernelProducts(pixels, {depthwise_.outputs(), filters_})};
  }

  std::unique_ptr<Layer> activationLayer() const override {
    return fuses_relu_ ? nullptr : makeActivationLayer(arguments_, "activation");
  }

 private:
  Arguments arguments_;
  Depthwise depthwise_;
  WeightRules depthwise_kernel_, pointwise_kernel_, bias_;
  Index filters_;
  bool use_bias_, fuses_relu_;
};

constexpr std::vector<Argument> separableArguments(bool sequence) {
  std::vector<Argument> arguments = Depthwise::arguments({convolution::filters()}, sequence);
  arguments.push_back({.name = "activation",
                       .type = ArgumentType::kObject,
                       .default_json = "null",
                       .doc = "Activation function; linear if not set.",
                       .object_kind = Kind::kActivation,
                       .nullable = true});
  arguments.push_back({.name = "use_bias",
                       .type = ArgumentType::kBoolean,
                       .default_json = "true",
                       .doc = "Whether to add a bias."});
  return withWeightArguments(
      std::move(arguments),
      {{kDepthwiseKernel, "\"glorot_uniform\"", "Initializer of the depthwise kernel."},
       {kPointwiseKernel, "\"glorot_uniform\"", "Initializer of the pointwise kernel."},
       {kBias, "\"zeros\"", "Initializer of the bias."}});
}

}  // namespace

const EntryOf<Layer>& separableConv1dEntry() {
  static constexpr auto entry = entryFor<Layer, SeparableConv>(
      "SeparableConv1D", {},
      "Depthwise separable convolution of sequences: each channel separately, "
      "then a convolution of length 1 that mixes the channels."
      "\n(batch, steps, channels) -> (batch, new_steps, filters)",
      [] { return separableArguments(true); });
  return entry;
}

const EntryOf<Layer>& separableConv2dEntry() {
  static constexpr auto entry = entryFor<Layer, SeparableConv>(
      "SeparableConv2D", {},
      "Depthwise separable convolution: each channel separately, "
      "then a 1x1 convolution that mixes the channels."
      "\n(batch, height, width, channels) -> (batch, new_height, new_width, filters)",
      [] { return separableArguments(false); });
  return entry;
}

}  // namespace minibatch
