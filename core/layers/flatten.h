#pragma once

#include "layers/sample_wise.h"

namespace minibatch {

/// (batch, d1, ..., dk) to (batch, d1 · … · dk). Keras: keras.layers.Flatten.
class Flatten : public SampleWise {
 public:
  explicit Flatten(const Arguments&) {}
  Shape build(std::span<const Shape> inputs) override;
  Needs needs(std::span<const Shape> inputs, const Shape& output) const override;

 private:
  void forwardSamples(const ConstTensor& x, const Tensor& y) const override;
  void backwardSamples(const ConstTensor& x, const ConstTensor& y, const ConstTensor& dy,
                       const Tensor& dx) const override;
};

const EntryOf<Layer>& flattenEntry();

}  // namespace minibatch
