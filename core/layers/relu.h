#pragma once

#include "layers/layer.h"

namespace minibatch {

/// y = max_value for x ≥ max_value, x for threshold ≤ x < max_value, else negative_slope (x -
/// threshold). Keras: keras.layers.ReLU.
class ReLU : public Layer {
 public:
  explicit ReLU(const Arguments& arguments);
  Shape build(std::span<const Shape> inputs) override;
  Needs needs(std::span<const Shape> inputs, const Shape& output) const override;
  void forward(const ForwardPass& pass) const override;
  void backward(const BackwardPass& pass) const override;

 private:
  Real max_value_, negative_slope_, threshold_;
  bool plain_;  // max(x, 0)
};

const EntryOf<Layer>& reluLayerEntry();

}  // namespace minibatch
