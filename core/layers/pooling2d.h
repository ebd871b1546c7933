#pragma once

#include "kernels/pooling.h"
#include "layers/layer.h"

namespace minibatch {

/// What max and average pooling share: x (batch, height, width, channels) to
/// (batch, out_height, out_width, channels).
class Pooling2D : public Layer {
 public:
  explicit Pooling2D(const Arguments& arguments);
  Shape build(std::span<const Shape> inputs) override;

  /// pool_size, strides and padding, as every pooling layer has them.
  static std::vector<Argument> arguments();

 protected:
  /// For an input of this shape, batch axis included.
  Pool2DGeometry geometry(const Shape& input) const;
  std::pair<Index, Index> pool_size_, strides_;

 private:
  bool same_;
};

}  // namespace minibatch
