#pragma once

#include "layers/layer.h"

namespace minibatch {

/// Where a batch enters the model; says the shape of one sample. Keras: keras.layers.InputLayer.
class InputLayer : public Layer {
 public:
  explicit InputLayer(const Arguments& arguments) : shape_(arguments.shape("shape")) {}
  Shape build(std::span<const Shape>) override { return shape_; }
  Needs needs(std::span<const Shape>, const Shape&) const override { return {}; }
  void forward(const ForwardPass&) const override {}
  void backward(const BackwardPass&) const override {}
  const Shape* inputShape() const override { return &shape_; }

 private:
  Shape shape_;
};

const EntryOf<Layer>& inputLayerEntry();

}  // namespace minibatch
