#pragma once

#include "layers/sample_wise.h"

namespace minibatch {

/// y = max_value for x ≥ max_value, x for threshold ≤ x < max_value, else negative_slope (x -
/// threshold). Keras: keras.layers.ReLU.
class ReLU : public SampleWise {
 public:
  explicit ReLU(const Arguments& arguments);
  Shape build(std::span<const Shape> inputs) override;
  Needs needs(std::span<const Shape> inputs, const Shape& output) const override;

 private:
  void forwardSamples(const ConstTensor& x, const Tensor& y) const override;
  void backwardSamples(const ConstTensor& x, const ConstTensor& y, const ConstTensor& dy,
                       const Tensor& dx) const override;

  Real max_value_, negative_slope_, threshold_;
  bool plain_;  // max(x, 0)
};

const EntryOf<Layer>& reluLayerEntry();

}  // namespace minibatch
