#pragma once

#include "kernels/conv2d.h"
#include "layers/kernel_and_bias.h"
#include "layers/layer.h"
#include "layers/window2d.h"

namespace minibatch {

/// The transpose of a convolution over images (its gradient of the input): x (batch, height, width,
/// channels), kernel (kernel_height, kernel_width, filters, channels), bias (filters), y (batch,
/// out_height, out_width, filters). Keras: keras.layers.Conv2DTranspose, channels last. Keras
/// leaves output_padding out of a saved config; here it is written.
class Conv2DTranspose : public Layer {
 public:
  explicit Conv2DTranspose(const Arguments& arguments);

  Shape build(std::span<const Shape> inputs) override;
  std::vector<WeightSpec> weights() const override;
  Needs needs(std::span<const Shape> inputs, const Shape& output) const override;
  void forward(const ForwardPass& pass) const override;
  void backward(const BackwardPass& pass) const override;
  Index kernelUses(const Shape& input, const Shape&) const override {
    return input.size() / input.back();
  }
  std::unique_ptr<Layer> activationLayer() const override { return parts_.activationLayer(); }

 private:
  /// One axis of the transposed convolution: the size of y, and the padding in front of y in the
  /// convolution that leads from y to x.
  struct Axis {
    Index output, pad_before;
  };
  Axis axisOf(Index input, Index kernel, Index stride, Index dilation, Index output_padding) const;
  /// The convolution that leads from y to x, for an x of this shape, batch axis included.
  Conv2DGeometry geometry(const Shape& input) const;

  KernelAndBias parts_;
  Window2D window_;
  Index filters_;
  std::pair<Index, Index> output_padding_ = {-1, -1};  // -1: not given
  Index channels_ = 0;
};

const EntryOf<Layer>& conv2dTransposeEntry();

}  // namespace minibatch
