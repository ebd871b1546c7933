#include "losses/probabilities.h"

#include <algorithm>
#include <array>

#include "kernels/elementwise.h"

namespace minibatch {

LogSumExp logSumExp(Index n, const Real* x, Real* probabilities) {
  constexpr Index kChunk = 64;
  std::array<Real, kChunk> chunk{};
  const Real maximum = *std::max_element(x, x + n);
  Real sum = 0;
  for (Index start = 0; start < n; start += kChunk) {
    const Index size = std::min(kChunk, n - start);
    Real* exps = probabilities ? probabilities + start : chunk.data();
    for (Index i = 0; i < size; ++i) exps[i] = x[start + i] - maximum;
    exponential(size, exps, exps);
    for (Index i = 0; i < size; ++i) sum += exps[i];
  }
  if (probabilities) {
    for (Index i = 0; i < n; ++i) probabilities[i] = flushTail(probabilities[i] / sum);
  }
  Real log_sum = sum;
  logarithm(1, &log_sum, &log_sum);
  return {maximum, log_sum};
}

}  // namespace minibatch
