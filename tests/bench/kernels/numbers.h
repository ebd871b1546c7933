#pragma once

#include <cstdint>
#include <vector>

#include "base/tensor.h"

namespace minibatch::bench {

/// n numbers in [-1, 1), the same in every run: xorshift32 (Marsaglia 2003).
inline std::vector<Real> numbers(Index n) {
  std::vector<Real> values(static_cast<std::size_t>(n));
  std::uint32_t state = 0x9e3779b9;
  for (Real& value : values) {
    state ^= state << 13;
    state ^= state >> 17;
    state ^= state << 5;
    value = static_cast<Real>(state >> 8) / (1 << 23) - 1;
  }
  return values;
}

}  // namespace minibatch::bench
