#pragma once

#include "layers/layer.h"

namespace minibatch {

/// exp(x) / sum exp(x) along an axis. Keras: keras.layers.Softmax.
class Softmax : public Layer {
 public:
  explicit Softmax(const Arguments& arguments) : axis_(arguments.integer("axis")) {}
  Shape build(std::span<const Shape> inputs) override;
  Needs needs(std::span<const Shape> inputs, const Shape& output) const override;
  void forward(const ForwardPass& pass) const override;
  void backward(const BackwardPass& pass) const override;
  std::string_view activationName() const override { return axis_ == -1 ? "softmax" : ""; }

 private:
  Index axis_;
};

const EntryOf<Layer>& softmaxLayerEntry();

}  // namespace minibatch
