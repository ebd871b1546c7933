#include "layers/depthwise_conv2d.h"

#include <algorithm>

namespace minibatch {

DepthwiseConv2D::DepthwiseConv2D(const Arguments& arguments)
    : parts_(arguments, kDepthwiseKernel), depthwise_(arguments) {}

std::vector<WeightSpec> DepthwiseConv2D::weights() const {
  if (!depthwise_.channels()) return {};
  return parts_.weights(depthwise_.kernelShape(), depthwise_.outputs());
}

Needs DepthwiseConv2D::needs(std::span<const Shape> inputs, const Shape& output) const {
  const Index outputs = depthwise_.outputs();
  const Index of_bias = KernelAndBias::backwardScratch(output.size() / outputs, outputs);
  return {.scratch = std::max(depthwiseScratch(depthwise_.geometry(inputs[0])), of_bias),
          .backward_reads_output = parts_.fusesRelu()};
}

void DepthwiseConv2D::forward(const ForwardPass& pass) const {
  depthwiseForward(depthwise_.geometry(pass.inputs[0].shape), pass.inputs[0].data,
                   pass.weights[0].data, parts_.epilogue(pass), pass.output.data, pass.parallel);
}

void DepthwiseConv2D::backward(const BackwardPass& pass) const {
  const Conv2DGeometry g = depthwise_.geometry(pass.inputs[0].shape);
  parts_.backward(pass, g.batch * g.out_height * g.out_width, g.out_channels);
  const Real* dy = pass.output_gradient.data;
  if (pass.weight_gradients[0]) {
    depthwiseBackwardKernel(g, pass.inputs[0].data, dy, pass.weight_gradients[0].data, pass.scratch,
                            pass.parallel);
  }
  if (pass.input_gradients[0]) {
    depthwiseBackwardInput(g, dy, pass.weights[0].data, pass.input_gradients[0].data,
                           pass.parallel);
  }
}

const EntryOf<Layer>& depthwiseConv2dEntry() {
  static const EntryOf<Layer> entry = entryFor<Layer, DepthwiseConv2D>(
      "DepthwiseConv2D", {}, "Convolution of each channel by itself.",
      KernelAndBias::arguments(Depthwise::arguments({}), kDepthwiseKernel));
  return entry;
}

}  // namespace minibatch
