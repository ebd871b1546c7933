#pragma once

#include "layers/layer.h"

namespace minibatch {

/// y = scale x + offset. Keras: keras.layers.Rescaling (with numbers, not lists of them).
class Rescaling : public Layer {
 public:
  explicit Rescaling(const Arguments& arguments)
      : scale_(static_cast<Real>(arguments.number("scale"))),
        offset_(static_cast<Real>(arguments.number("offset"))) {}
  Shape build(std::span<const Shape> inputs) override;
  Needs needs(std::span<const Shape> inputs, const Shape& output) const override;
  void forward(const ForwardPass& pass) const override;
  void backward(const BackwardPass& pass) const override;

 private:
  Real scale_, offset_;
};

const EntryOf<Layer>& rescalingEntry();

}  // namespace minibatch
