#pragma once

#include <string>

#include "activations/activation.h"
#include "layers/layer.h"

namespace minibatch {

/// Applies an activation function; the shape stays. Keras: keras.layers.Activation.
class ActivationLayer : public Layer {
 public:
  explicit ActivationLayer(const Arguments& arguments);
  ActivationLayer(std::unique_ptr<Activation> function, std::string name);

  Shape build(std::span<const Shape> inputs) override;
  Needs needs(std::span<const Shape> inputs, const Shape& output) const override;
  void forward(const ForwardPass& pass) const override;
  void backward(const BackwardPass& pass) const override;
  std::string_view activationName() const override { return name_; }

 private:
  std::unique_ptr<Activation> function_;
  std::string name_;
};

const EntryOf<Layer>& activationLayerEntry();

/// The layer that applies the activation argument `name` of `arguments`; null for null or linear.
std::unique_ptr<Layer> makeActivationLayer(const Arguments& arguments, std::string_view name);

}  // namespace minibatch
