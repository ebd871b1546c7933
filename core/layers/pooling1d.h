#pragma once

#include "kernels/pooling.h"
#include "layers/layer.h"

namespace minibatch {

/// What max and average pooling over sequences share: x (batch, steps, channels) to
/// (batch, out_steps, channels).
class Pooling1D : public Layer {
 public:
  explicit Pooling1D(const Arguments& arguments);
  Shape build(std::span<const Shape> inputs) override;

  /// pool_size, strides and padding, as every pooling layer has them.
  static std::vector<Argument> arguments();

 protected:
  /// A sequence is an image of one row. For an input of this shape, batch axis included.
  Pool2DGeometry geometry(const Shape& input) const;
  Index pool_size_, strides_;

 private:
  bool same_;
};

}  // namespace minibatch
