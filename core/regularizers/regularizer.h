#pragma once

#include "base/arguments.h"
#include "base/catalog_entry.h"
#include "base/tensor.h"

namespace minibatch {

/// A penalty on the values of a weight, which is added to the loss.
class Regularizer {
 public:
  static constexpr Kind kKind = Kind::kRegularizer;
  virtual ~Regularizer() = default;
  /// The penalty of n values.
  virtual double penalty(Index n, const Real* values) const = 0;
  /// gradient += the penalty's gradient.
  virtual void addGradient(Index n, const Real* values, Real* gradient) const = 0;
};

}  // namespace minibatch
