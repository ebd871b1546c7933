#pragma once

#include "kernels/image_shapes.h"
#include "layers/sample_wise.h"

namespace minibatch {

/// Makes images (batch, height, width, channels) larger by whole factors: pixels repeated, or
/// linear between the pixels' centres. Keras: keras.layers.UpSampling2D.
class UpSampling2D : public SampleWise {
 public:
  explicit UpSampling2D(const Arguments& arguments)
      : size_(arguments.integerPair("size")),
        bilinear_(arguments.string("interpolation") == "bilinear") {}
  Shape build(std::span<const Shape> inputs) override;
  Needs needs(std::span<const Shape> inputs, const Shape& output) const override;

 private:
  void forwardSamples(const ConstTensor& x, const Tensor& y) const override;
  void backwardSamples(const ConstTensor& x, const ConstTensor& y, const ConstTensor& dy,
                       const Tensor& dx) const override;
  double nanoseconds() const override { return bilinear_ ? 2 : 0.3; }

  UpSamplingGeometry geometry(const Shape& input) const;
  std::pair<Index, Index> size_;
  bool bilinear_;
};

const EntryOf<Layer>& upSampling2dEntry();

}  // namespace minibatch
