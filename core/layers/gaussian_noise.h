#pragma once

#include "base/own_seed.h"
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
  OwnSeed seed_;
};

const EntryOf<Layer>& gaussianNoiseEntry();

}  // namespace minibatch
