#pragma once

#include "layers/sample_wise.h"

namespace minibatch {

/// y = x for x ≥ 0, else negative_slope x. Keras: keras.layers.LeakyReLU.
class LeakyReLU : public SampleWise {
 public:
  explicit LeakyReLU(const Arguments& arguments)
      : negative_slope_(static_cast<Real>(arguments.number("negative_slope"))) {}
  Shape build(std::span<const Shape> inputs) override;
  Needs needs(std::span<const Shape> inputs, const Shape& output) const override;

 private:
  void forwardSamples(const ConstTensor& x, const Tensor& y) const override;
  void backwardSamples(const ConstTensor& x, const ConstTensor& y, const ConstTensor& dy,
                       const Tensor& dx) const override;

  Real negative_slope_;
};

const EntryOf<Layer>& leakyReluLayerEntry();

}  // namespace minibatch
