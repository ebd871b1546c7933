#pragma once

#include <memory>

#include "layers/weight_arguments.h"

namespace minibatch {

/// y = x for x > 0, else alpha x with a learned alpha for each value of a sample; along shared_axes
/// (counted from 1) one alpha serves all positions. Keras: keras.layers.PReLU. He et al., ICCV
/// 2015.
class PReLU : public Layer {
 public:
  explicit PReLU(const Arguments& arguments);
  Shape build(std::span<const Shape> inputs) override;
  std::vector<WeightSpec> weights() const override;
  Needs needs(std::span<const Shape> inputs, const Shape& output) const override;
  void forward(const ForwardPass& pass) const override;
  void backward(const BackwardPass& pass) const override;

 private:
  WeightRules alpha_;
  std::vector<Index> shared_axes_;
  Shape alpha_shape_;
};

const EntryOf<Layer>& preluEntry();

}  // namespace minibatch
