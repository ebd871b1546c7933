#pragma once

#include <cstdint>

#include "base/tensor.h"

namespace minibatch {

/// base^exponent for exponent >= 0 by repeated squaring: the same bits everywhere, unlike a libm's
/// pow().
inline double integerPower(double base, std::int64_t exponent) {
  double power = 1;
  for (; exponent > 0; exponent >>= 1) {
    if (exponent & 1) power *= base;
    base *= base;
  }
  return power;
}

/// As Keras computes it: of the base as a Real, to a Real.
inline Real realPower(double base, std::int64_t exponent) {
  return static_cast<Real>(integerPower(static_cast<Real>(base), exponent));
}

}  // namespace minibatch
