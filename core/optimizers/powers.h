#pragma once

#include <cstdint>

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

}  // namespace minibatch
