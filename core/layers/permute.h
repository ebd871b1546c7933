#pragma once

#include "layers/layer.h"

namespace minibatch {

/// The axes in another order: axis i of y is axis dims[i - 1] of x, counted from 1. Keras:
/// keras.layers.Permute.
class Permute : public Layer {
 public:
  explicit Permute(const Arguments& arguments);
  Shape build(std::span<const Shape> inputs) override;
  Needs needs(std::span<const Shape> inputs, const Shape& output) const override;
  void forward(const ForwardPass& pass) const override;
  void backward(const BackwardPass& pass) const override;

 private:
  std::vector<int> axes_, inverse_;  // with the batch in front
};

const EntryOf<Layer>& permuteEntry();

}  // namespace minibatch
