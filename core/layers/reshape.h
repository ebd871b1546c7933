#pragma once

#include "layers/sample_wise.h"

namespace minibatch {

/// The same values in another shape; one extent may be -1, which stands for what is left. Keras:
/// keras.layers.Reshape.
class Reshape : public SampleWise {
 public:
  explicit Reshape(const Arguments& arguments);
  Shape build(std::span<const Shape> inputs) override;
  Needs needs(std::span<const Shape> inputs, const Shape& output) const override;

 private:
  void forwardSamples(const ConstTensor& x, const Tensor& y) const override;
  void backwardSamples(const ConstTensor& x, const ConstTensor& y, const ConstTensor& dy,
                       const Tensor& dx) const override;

  Shape target_;
};

const EntryOf<Layer>& reshapeEntry();

}  // namespace minibatch
