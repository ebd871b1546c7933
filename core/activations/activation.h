#pragma once

#include "base/arguments.h"
#include "base/catalog_entry.h"
#include "base/tensor.h"

namespace minibatch {

/// An activation function. `x` and `y` have any shape; functions along an axis (softmax) take the
/// last.
class Activation {
 public:
  static constexpr Kind kKind = Kind::kActivation;
  virtual ~Activation() = default;
  /// Throws where the function cannot be applied to samples of this shape.
  virtual void check(const Shape& /*sample*/) const {}
  /// Whether backward() reads the output y (then x may be null) or else the input x (then y may
  /// be).
  virtual bool backwardReadsOutput() const = 0;
  /// y = f(x); y.data may be x.data.
  virtual void forward(const ConstTensor& x, const Tensor& y) const = 0;
  /// dx = dy · f'(x); dx.data may be dy.data.
  virtual void backward(const ConstTensor& x, const ConstTensor& y, const ConstTensor& dy,
                        const Tensor& dx) const = 0;
};

}  // namespace minibatch
