#pragma once

#include <string>

#include "activations/activation.h"
#include "layers/sample_wise.h"

namespace minibatch {

/// Applies an activation function; the shape stays. Keras: keras.layers.Activation.
class ActivationLayer : public SampleWise {
 public:
  explicit ActivationLayer(const Arguments& arguments);
  ActivationLayer(std::unique_ptr<Activation> function, std::string name);

  Shape build(std::span<const Shape> inputs) override;
  Masking masking() const override { return Masking::kPasses; }
  MemoryRequirements memoryRequirements(std::span<const Shape> inputs,
                                        const Shape& output) const override;
  std::string_view activationName() const override { return name_; }

 private:
  void forwardSamples(const ConstTensor& x, const Tensor& y) const override;
  void backwardSamples(const ConstTensor& x, const ConstTensor& y, const ConstTensor& dy,
                       const Tensor& dx) const override;
  double nanoseconds() const override { return 0.5; }

  std::unique_ptr<Activation> function_;
  std::string name_;
};

const EntryOf<Layer>& activationLayerEntry();

/// The activation function `name` of `arguments`, which may be a layer that computes one.
std::unique_ptr<Activation> makeActivation(const Arguments& arguments, std::string_view name);
/// The layer that applies the activation argument `name` of `arguments`; null for null or linear.
std::unique_ptr<Layer> makeActivationLayer(const Arguments& arguments, std::string_view name);

}  // namespace minibatch
