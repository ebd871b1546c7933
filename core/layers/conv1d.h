#pragma once

#include <string>

#include "layers/convolution.h"

namespace minibatch {

/// Convolution over sequences: x (batch, steps, channels), kernel (kernel_size, channels / groups,
/// filters), bias (filters), y (batch, out_steps, filters). Padding "causal" puts all zeros in
/// front, so that no output sees a later input. Keras: keras.layers.Conv1D, channels last.
class Conv1D : public Convolution {
 public:
  explicit Conv1D(const Arguments& arguments);
  Shape build(std::span<const Shape> inputs) override;

 private:
  /// A sequence is an image of one row.
  Conv2DGeometry geometry(const Shape& input) const override;
  Shape window() const override { return {kernel_size_}; }

  Index kernel_size_, strides_, dilation_;
  std::string padding_;
};

const EntryOf<Layer>& conv1dEntry();

}  // namespace minibatch
