#pragma once

#include "layers/kernel_and_bias.h"
#include "layers/layer.h"

namespace minibatch {

/// y = activation(x · kernel + bias) over the last axis: x (batch, ..., in), kernel (in, units),
/// bias (units), y (batch, ..., units). Keras: keras.layers.Dense.
class Dense : public Layer {
 public:
  explicit Dense(const Arguments& arguments);

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
  KernelAndBias parts_;
  Index units_;
  Index inputs_ = 0;
};

const EntryOf<Layer>& denseEntry();

}  // namespace minibatch
