#pragma once

#include "layers/sample_wise.h"

namespace minibatch {

/// The axes in another order: axis i of y is axis dims[i - 1] of x, counted from 1. Keras:
/// keras.layers.Permute.
class Permute : public SampleWise {
 public:
  explicit Permute(const Arguments& arguments);
  Shape build(std::span<const Shape> inputs) override;
  Needs needs(std::span<const Shape> inputs, const Shape& output) const override;

 private:
  void forwardSamples(const ConstTensor& x, const Tensor& y) const override;
  void backwardSamples(const ConstTensor& x, const ConstTensor& y, const ConstTensor& dy,
                       const Tensor& dx) const override;

  std::vector<int> axes_, inverse_;  // with the batch in front
};

const EntryOf<Layer>& permuteEntry();

}  // namespace minibatch
