#pragma once

#include "layers/layer.h"

namespace minibatch {

/// The same values in another shape; one extent may be -1, which stands for what is left. Keras:
/// keras.layers.Reshape.
class Reshape : public Layer {
 public:
  explicit Reshape(const Arguments& arguments);
  Shape build(std::span<const Shape> inputs) override;
  Needs needs(std::span<const Shape> inputs, const Shape& output) const override;
  void forward(const ForwardPass& pass) const override;
  void backward(const BackwardPass& pass) const override;

 private:
  Shape target_;
};

const EntryOf<Layer>& reshapeEntry();

}  // namespace minibatch
