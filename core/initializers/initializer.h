#pragma once

#include "base/arguments.h"
#include "base/catalog_entry.h"
#include "base/random.h"
#include "base/tensor.h"

namespace minibatch {

/// Fills a weight with its initial values. An initializer with a `seed` argument of its own
/// replaces the key's seed by it.
class Initializer {
 public:
  static constexpr Kind kKind = Kind::kInitializer;
  virtual ~Initializer() = default;
  /// Throws kInvalidArgument where it cannot fill a weight of this shape; called when the model is
  /// built. The caller adds the layer's name and the weight's.
  virtual void check(const Shape& /*weight*/) const {}
  virtual void fill(const Tensor& weight, const RandomKey& key) const = 0;
};

/// Fan-in and fan-out of a weight's shape, as Keras's compute_fans: for rank 2 (in, out); for
/// convolution kernels the receptive field times channels; for rank 1 both are the size.
struct Fans {
  double in, out;
};
Fans computeFans(const Shape& shape);

}  // namespace minibatch
