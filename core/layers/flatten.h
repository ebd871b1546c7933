#pragma once

#include "layers/layer.h"

namespace minibatch {

/// (batch, d1, ..., dk) to (batch, d1 · … · dk). Keras: keras.layers.Flatten.
class Flatten : public Layer {
 public:
  explicit Flatten(const Arguments&) {}
  Shape build(std::span<const Shape> inputs) override;
  Needs needs(std::span<const Shape> inputs, const Shape& output) const override;
  void forward(const ForwardPass& pass) const override;
  void backward(const BackwardPass& pass) const override;
};

const EntryOf<Layer>& flattenEntry();

}  // namespace minibatch
