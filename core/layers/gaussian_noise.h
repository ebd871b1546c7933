#pragma once

#include "layers/layer.h"

namespace minibatch {

/// In training, adds normal noise of deviation `stddev`; else the identity. Keras:
/// keras.layers.GaussianNoise.
class GaussianNoise : public Layer {
 public:
  explicit GaussianNoise(const Arguments& arguments);
  Shape build(std::span<const Shape> inputs) override;
  Needs needs(std::span<const Shape> inputs, const Shape& output) const override;
  void forward(const ForwardPass& pass) const override;
  void backward(const BackwardPass& pass) const override;

 private:
  Real stddev_;
  bool has_seed_;
  std::uint64_t seed_ = 0;
};

const EntryOf<Layer>& gaussianNoiseEntry();

}  // namespace minibatch
