#pragma once

#include "base/own_seed.h"
#include "layers/layer.h"

namespace minibatch {

/// In training, sets a random `rate` of the channels of each image to 0, whole, and scales the
/// others by 1 / (1 - rate); else the identity. Keras: keras.layers.SpatialDropout2D. Tompson et
/// al., CVPR 2015.
class SpatialDropout2D : public Layer {
 public:
  explicit SpatialDropout2D(const Arguments& arguments);
  Shape build(std::span<const Shape> inputs) override;
  Needs needs(std::span<const Shape> inputs, const Shape& output) const override;
  void forward(const ForwardPass& pass) const override;
  void backward(const BackwardPass& pass) const override;

 private:
  void apply(const Pass& pass, const Shape& shape, const Real* from, Real* to) const;

  Real rate_;
  OwnSeed seed_;
};

const EntryOf<Layer>& spatialDropout2dEntry();

}  // namespace minibatch
