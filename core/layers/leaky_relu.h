#pragma once

#include "layers/layer.h"

namespace minibatch {

/// y = x for x ≥ 0, else negative_slope x. Keras: keras.layers.LeakyReLU.
class LeakyReLU : public Layer {
 public:
  explicit LeakyReLU(const Arguments& arguments)
      : negative_slope_(static_cast<Real>(arguments.number("negative_slope"))) {}
  Shape build(std::span<const Shape> inputs) override;
  Needs needs(std::span<const Shape> inputs, const Shape& output) const override;
  void forward(const ForwardPass& pass) const override;
  void backward(const BackwardPass& pass) const override;

 private:
  Real negative_slope_;
};

const EntryOf<Layer>& leakyReluLayerEntry();

}  // namespace minibatch
