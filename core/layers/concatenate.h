#pragma once

#include "layers/layer.h"

namespace minibatch {

/// Inputs side by side along one axis; all other axes are the same. Keras:
/// keras.layers.Concatenate. (The batch cannot be the axis here.)
class Concatenate : public Layer {
 public:
  static constexpr bool kMerges = true;
  explicit Concatenate(const Arguments& arguments) : axis_(arguments.integer("axis")) {}
  Shape build(std::span<const Shape> inputs) override;
  Needs needs(std::span<const Shape> inputs, const Shape& output) const override;
  void forward(const ForwardPass& pass) const override;
  void backward(const BackwardPass& pass) const override;

 private:
  Index axis_;
};

const EntryOf<Layer>& concatenateLayerEntry();

}  // namespace minibatch
