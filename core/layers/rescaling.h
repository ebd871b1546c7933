#pragma once

#include "layers/sample_wise.h"

namespace minibatch {

/// y = scale x + offset. Keras: keras.layers.Rescaling (with numbers, not lists of them).
class Rescaling : public SampleWise {
 public:
  explicit Rescaling(const Arguments& arguments)
      : scale_(static_cast<Real>(arguments.number("scale"))),
        offset_(static_cast<Real>(arguments.number("offset"))) {}
  Shape build(std::span<const Shape> inputs) override;
  Needs needs(std::span<const Shape> inputs, const Shape& output) const override;

 private:
  void forwardSamples(const ConstTensor& x, const Tensor& y) const override;
  void backwardSamples(const ConstTensor& x, const ConstTensor& y, const ConstTensor& dy,
                       const Tensor& dx) const override;

  Real scale_, offset_;
};

const EntryOf<Layer>& rescalingEntry();

}  // namespace minibatch
