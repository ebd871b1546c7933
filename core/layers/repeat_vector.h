#pragma once

#include "layers/layer.h"

namespace minibatch {

/// x (batch, features) to y (batch, n, features), n times the same. Keras:
/// keras.layers.RepeatVector.
class RepeatVector : public Layer {
 public:
  explicit RepeatVector(const Arguments& arguments) : n_(arguments.integer("n")) {}
  Shape build(std::span<const Shape> inputs) override;
  Needs needs(std::span<const Shape> inputs, const Shape& output) const override;
  void forward(const ForwardPass& pass) const override;
  void backward(const BackwardPass& pass) const override;

 private:
  Index n_;
};

const EntryOf<Layer>& repeatVectorEntry();

}  // namespace minibatch
