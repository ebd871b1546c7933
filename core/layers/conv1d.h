#pragma once

#include "kernels/conv2d.h"
#include "layers/kernel_and_bias.h"
#include "layers/layer.h"

namespace minibatch {

/// Convolution over sequences: x (batch, steps, channels), kernel (kernel_size, channels / groups,
/// filters), bias (filters), y (batch, out_steps, filters). Padding "causal" puts all zeros in
/// front, so that no output sees a later input. Keras: keras.layers.Conv1D, channels last.
class Conv1D : public Layer {
 public:
  explicit Conv1D(const Arguments& arguments);

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
  /// A sequence is an image of one row. For an input of this shape, batch axis included.
  Conv2DGeometry geometry(const Shape& input) const;

  KernelAndBias parts_;
  Index filters_, groups_, kernel_size_, strides_, dilation_;
  std::string padding_;
  Index channels_ = 0;
};

const EntryOf<Layer>& conv1dEntry();

}  // namespace minibatch
