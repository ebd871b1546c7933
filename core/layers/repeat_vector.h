#pragma once

#include "layers/sample_wise.h"

namespace minibatch {

/// x (batch, features) to y (batch, n, features), n times the same. Keras:
/// keras.layers.RepeatVector.
class RepeatVector : public SampleWise {
 public:
  explicit RepeatVector(const Arguments& arguments) : n_(arguments.integer("n")) {}
  Shape build(std::span<const Shape> inputs) override;
  Needs needs(std::span<const Shape> inputs, const Shape& output) const override;

 private:
  void forwardSamples(const ConstTensor& x, const Tensor& y) const override;
  void backwardSamples(const ConstTensor& x, const ConstTensor& y, const ConstTensor& dy,
                       const Tensor& dx) const override;

  Index n_;
};

const EntryOf<Layer>& repeatVectorEntry();

}  // namespace minibatch
