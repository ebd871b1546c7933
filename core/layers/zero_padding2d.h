#pragma once

#include <array>

#include "kernels/image_shapes.h"
#include "layers/sample_wise.h"

namespace minibatch {

/// Zeros around images (batch, height, width, channels). Keras: keras.layers.ZeroPadding2D.
class ZeroPadding2D : public SampleWise {
 public:
  explicit ZeroPadding2D(const Arguments& arguments)
      : padding_(arguments.integerSides("padding")) {}
  Shape build(std::span<const Shape> inputs) override;
  Needs needs(std::span<const Shape> inputs, const Shape& output) const override;

 private:
  void forwardSamples(const ConstTensor& x, const Tensor& y) const override;
  void backwardSamples(const ConstTensor& x, const ConstTensor& y, const ConstTensor& dy,
                       const Tensor& dx) const override;

  FrameGeometry geometry(const Shape& output) const;
  std::array<std::pair<Index, Index>, 2> padding_;
};

const EntryOf<Layer>& zeroPadding2dEntry();

}  // namespace minibatch
