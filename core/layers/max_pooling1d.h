#pragma once

#include "layers/pooling1d.h"

namespace minibatch {

/// The largest element of each window and channel. Keras: keras.layers.MaxPooling1D.
class MaxPooling1D : public Pooling1D {
 public:
  explicit MaxPooling1D(const Arguments& arguments);
  Needs needs(std::span<const Shape> inputs, const Shape& output) const override;
  void forward(const ForwardPass& pass) const override;
  void backward(const BackwardPass& pass) const override;
};

const EntryOf<Layer>& maxPooling1dEntry();

}  // namespace minibatch
