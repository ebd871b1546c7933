#pragma once

#include "layers/pooling2d.h"

namespace minibatch {

/// The largest element of each window and channel. Keras: keras.layers.MaxPooling2D.
class MaxPooling2D : public Pooling2D {
 public:
  explicit MaxPooling2D(const Arguments& arguments);
  Needs needs(std::span<const Shape> inputs, const Shape& output) const override;
  void forward(const ForwardPass& pass) const override;
  void backward(const BackwardPass& pass) const override;
};

const EntryOf<Layer>& maxPooling2dEntry();

}  // namespace minibatch
