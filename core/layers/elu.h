#pragma once

#include "layers/sample_wise.h"

namespace minibatch {

/// y = x for x > 0, else alpha (exp(x) - 1). Keras: keras.layers.ELU. Clevert, Unterthiner and
/// Hochreiter, ICLR 2016.
class ELU : public SampleWise {
 public:
  explicit ELU(const Arguments& arguments) : alpha_(static_cast<Real>(arguments.number("alpha"))) {}
  Shape build(std::span<const Shape> inputs) override;
  Needs needs(std::span<const Shape> inputs, const Shape& output) const override;

 private:
  void forwardSamples(const ConstTensor& x, const Tensor& y) const override;
  void backwardSamples(const ConstTensor& x, const ConstTensor& y, const ConstTensor& dy,
                       const Tensor& dx) const override;

  Real alpha_;
};

const EntryOf<Layer>& eluLayerEntry();

}  // namespace minibatch
