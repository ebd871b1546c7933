#pragma once

#include "base/arguments.h"
#include "base/catalog_entry.h"
#include "base/tensor.h"

namespace minibatch {

/// Brings a weight back to where it may be, after every step.
class Constraint {
 public:
  static constexpr Kind kKind = Kind::kConstraint;
  virtual ~Constraint() = default;
  /// Throws kInvalidArgument where it cannot hold for a weight of this shape; called when the model
  /// is built. The caller adds the layer's name and the weight's.
  virtual void check(const Shape& /*weight*/) const {}
  /// Reals apply() needs beside the weight.
  virtual Index scratch(const Shape& /*weight*/) const { return 0; }
  virtual void apply(const Tensor& weight, Real* scratch) const = 0;
};

}  // namespace minibatch
