#pragma once

#include <cstdint>

#include "base/shape.h"

namespace minibatch {

/// The number type of weights and activations: float, or double in the build for gradient checks.
#ifdef MINIBATCH_DOUBLE
using Real = double;
#else
using Real = float;
#endif

/// A view of a dense row-major tensor; whoever made the memory plan owns the memory.
template <class T>
struct BasicTensor {
  T* data = nullptr;
  Shape shape;

  BasicTensor() = default;
  BasicTensor(T* data, const Shape& shape) : data(data), shape(shape) {}
  /// A tensor can be read wherever a read-only one is expected.
  operator BasicTensor<const T>() const { return {data, shape}; }

  explicit operator bool() const { return data != nullptr; }
  Index size() const { return shape.size(); }
  Index batch() const { return shape[0]; }
  /// The samples first … last - 1 of the first axis; of a null tensor, null.
  BasicTensor samples(Index first, Index last) const {
    if (!data) return *this;
    BasicTensor part = *this;
    part.shape[0] = last - first;
    if (shape[0] > 0) part.data += first * (size() / shape[0]);
    return part;
  }
};

using Tensor = BasicTensor<Real>;
using ConstTensor = BasicTensor<const Real>;

}  // namespace minibatch
