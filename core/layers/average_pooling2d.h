#pragma once

#include "layers/pooling2d.h"

namespace minibatch {

/// The mean of each window and channel, padding not counted. Keras: keras.layers.AveragePooling2D.
class AveragePooling2D : public Pooling2D {
 public:
  using Pooling2D::Pooling2D;
  Needs needs(std::span<const Shape> inputs, const Shape& output) const override;
  void forward(const ForwardPass& pass) const override;
  void backward(const BackwardPass& pass) const override;
};

const EntryOf<Layer>& averagePooling2dEntry();

}  // namespace minibatch
