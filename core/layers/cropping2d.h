#pragma once

#include <array>

#include "kernels/image_shapes.h"
#include "layers/sample_wise.h"

namespace minibatch {

/// Cuts rows and columns off images (batch, height, width, channels). Keras:
/// keras.layers.Cropping2D.
class Cropping2D : public SampleWise {
 public:
  explicit Cropping2D(const Arguments& arguments) : cropping_(arguments.integerSides("cropping")) {}
  Shape build(std::span<const Shape> inputs) override;
  Needs needs(std::span<const Shape> inputs, const Shape& output) const override;

 private:
  void forwardSamples(const ConstTensor& x, const Tensor& y) const override;
  void backwardSamples(const ConstTensor& x, const ConstTensor& y, const ConstTensor& dy,
                       const Tensor& dx) const override;

  FrameGeometry geometry(const Shape& output) const;
  std::array<std::pair<Index, Index>, 2> cropping_;
};

const EntryOf<Layer>& cropping2dEntry();

}  // namespace minibatch
