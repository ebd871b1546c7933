#pragma once

#include "layers/depthwise.h"
#include "layers/kernel_and_bias.h"

namespace minibatch {

/// Convolution of each channel of images by itself: x (batch, height, width, channels), kernel
/// (kernel_height, kernel_width, channels, depth_multiplier), bias (channels · depth_multiplier), y
/// (batch, out_height, out_width, channels · depth_multiplier). Keras:
/// keras.layers.DepthwiseConv2D.
class DepthwiseConv2D : public Layer {
 public:
  explicit DepthwiseConv2D(const Arguments& arguments);
  Shape build(std::span<const Shape> inputs) override { return depthwise_.build(inputs); }
  std::vector<WeightSpec> weights() const override;
  Needs needs(std::span<const Shape> inputs, const Shape& output) const override;
  void forward(const ForwardPass& pass) const override;
  void backward(const BackwardPass& pass) const override;
  Index kernelUses(const Shape&, const Shape& output) const override {
    return output.size() / output.back();
  }
  std::unique_ptr<Layer> activationLayer() const override { return parts_.activationLayer(); }

 private:
  KernelAndBias parts_;
  Depthwise depthwise_;
};

const EntryOf<Layer>& depthwiseConv2dEntry();

}  // namespace minibatch
