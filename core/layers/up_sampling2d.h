#pragma once

#include "kernels/image_shapes.h"
#include "layers/layer.h"

namespace minibatch {

/// Makes images (batch, height, width, channels) larger by whole factors: pixels repeated, or
/// linear between the pixels' centres. Keras: keras.layers.UpSampling2D.
class UpSampling2D : public Layer {
 public:
  explicit UpSampling2D(const Arguments& arguments)
      : size_(arguments.integerPair("size")),
        bilinear_(arguments.string("interpolation") == "bilinear") {}
  Shape build(std::span<const Shape> inputs) override;
  Needs needs(std::span<const Shape> inputs, const Shape& output) const override;
  void forward(const ForwardPass& pass) const override;
  void backward(const BackwardPass& pass) const override;

 private:
  UpSamplingGeometry geometry(const Shape& input) const;
  std::pair<Index, Index> size_;
  bool bilinear_;
};

const EntryOf<Layer>& upSampling2dEntry();

}  // namespace minibatch
