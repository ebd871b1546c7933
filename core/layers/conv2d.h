#pragma once

#include "layers/convolution.h"
#include "layers/window2d.h"

namespace minibatch {

/// Convolution over images: x (batch, height, width, channels), kernel (kernel_height,
/// kernel_width, channels / groups, filters), bias (filters), y (batch, out_height, out_width,
/// filters). Keras: keras.layers.Conv2D, channels last.
class Conv2D : public Convolution {
 public:
  explicit Conv2D(const Arguments& arguments) : Convolution(arguments), window_(arguments) {}
  Shape build(std::span<const Shape> inputs) override;

 private:
  Conv2DGeometry geometry(const Shape& input) const override;
  Shape window() const override { return {window_.kernel_size.first, window_.kernel_size.second}; }

  Window2D window_;
};

const EntryOf<Layer>& conv2dEntry();

}  // namespace minibatch
