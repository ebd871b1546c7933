#pragma once

#include "kernels/conv2d.h"
#include "layers/kernel_and_bias.h"
#include "layers/layer.h"

namespace minibatch {

/// Convolution over images: x (batch, height, width, channels), kernel (kernel_height,
/// kernel_width, channels / groups, filters), bias (filters), y (batch, out_height, out_width,
/// filters). Keras: keras.layers.Conv2D, channels last.
class Conv2D : public Layer {
 public:
  explicit Conv2D(const Arguments& arguments);

  Shape build(std::span<const Shape> inputs) override;
  std::vector<WeightSpec> weights() const override;
  Needs needs(std::span<const Shape> inputs, const Shape& output) const override;
  void forward(const ForwardPass& pass) const override;
  void backward(const BackwardPass& pass) const override;
  Index kernelUses(const Shape&, const Shape& output) const override {
    return output.size() / output.back();
  }
  std::unique_ptr<Layer> activationLayer() const override { return parts_.activationLayer(); }

 private:
  /// For an input of this shape, batch axis included.
  Conv2DGeometry geometry(const Shape& input) const;

  KernelAndBias parts_;
  Index filters_, groups_;
  std::pair<Index, Index> kernel_size_, strides_, dilation_;
  bool same_;
  Index channels_ = 0;
};

const EntryOf<Layer>& conv2dEntry();

}  // namespace minibatch
