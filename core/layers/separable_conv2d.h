#pragma once

#include <memory>

#include "layers/depthwise.h"
#include "layers/weight_arguments.h"

namespace minibatch {

/// A depthwise convolution, then one of size 1x1 that mixes the channels: depthwise_kernel
/// (kernel_height, kernel_width, channels, depth_multiplier), pointwise_kernel (1, 1, channels ·
/// depth_multiplier, filters), bias (filters). Keras: keras.layers.SeparableConv2D.
class SeparableConv2D : public Layer {
 public:
  explicit SeparableConv2D(const Arguments& arguments);
  Shape build(std::span<const Shape> inputs) override;
  std::vector<WeightSpec> weights() const override;
  Needs needs(std::span<const Shape> inputs, const Shape& output) const override;
  void forward(const ForwardPass& pass) const override;
  void backward(const BackwardPass& pass) const override;
  Index kernelUses(const Shape&, const Shape& output) const override {
    return output.size() / output.back();
  }
  std::unique_ptr<Layer> activationLayer() const override;

 private:
  Arguments arguments_;
  Depthwise depthwise_;
  WeightRules depthwise_kernel_, pointwise_kernel_, bias_;
  Index filters_;
  bool use_bias_, fuses_relu_;
};

const EntryOf<Layer>& separableConv2dEntry();

}  // namespace minibatch
