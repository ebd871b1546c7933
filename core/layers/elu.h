#pragma once

#include "layers/layer.h"

namespace minibatch {

/// y = x for x > 0, else alpha (exp(x) - 1). Keras: keras.layers.ELU. Clevert, Unterthiner and
/// Hochreiter, ICLR 2016.
class ELU : public Layer {
 public:
  explicit ELU(const Arguments& arguments) : alpha_(static_cast<Real>(arguments.number("alpha"))) {}
  Shape build(std::span<const Shape> inputs) override;
  Needs needs(std::span<const Shape> inputs, const Shape& output) const override;
  void forward(const ForwardPass& pass) const override;
  void backward(const BackwardPass& pass) const override;

 private:
  Real alpha_;
};

const EntryOf<Layer>& eluLayerEntry();

}  // namespace minibatch
