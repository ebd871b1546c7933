#include <cmath>

#include "kernels/elementwise.h"

namespace minibatch {

void dropout(Index n, Real rate, const RandomKey& key, const Real* x, Real* y) {
  const Real factor = 1 / (1 - rate);
  // Element i is kept where the 24-bit uniform number of lane i % 4 of block i / 4 is at least
  // rate.
  const auto threshold = static_cast<std::uint32_t>(std::ceil(static_cast<double>(rate) * 0x1p24));
  for (Index i = 0; i < n; i += 4) {
    const Random::Block block = Random::block(key, static_cast<std::uint32_t>(i / 4));
    const Index count = n - i < 4 ? n - i : 4;
    for (Index lane = 0; lane < count; ++lane) {
      y[i + lane] = (block[lane] >> 8) >= threshold ? x[i + lane] * factor : 0;
    }
  }
}

}  // namespace minibatch
