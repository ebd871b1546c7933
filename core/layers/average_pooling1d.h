#pragma once

#include "layers/pooling1d.h"

namespace minibatch {

/// The mean of each window and channel, padding not counted. Keras: keras.layers.AveragePooling1D.
class AveragePooling1D : public Pooling1D {
 public:
  using Pooling1D::Pooling1D;
  Needs needs(std::span<const Shape> inputs, const Shape& output) const override;
  void forward(const ForwardPass& pass) const override;
  void backward(const BackwardPass& pass) const override;
};

const EntryOf<Layer>& averagePooling1dEntry();

}  // namespace minibatch
