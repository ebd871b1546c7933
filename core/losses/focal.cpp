#include "losses/focal.h"

#include "kernels/elementwise.h"
#include "losses/pointwise.h"

namespace minibatch {

void focalFactors(Index n, Real gamma, const Real* q, Real* factors, Real* slopes) {
  if (gamma == 2) {
    for (Index i = 0; i < n; ++i) {
      factors[i] = q[i] * q[i];
      slopes[i] = 2 * q[i];
    }
    return;
  }
  LossChunk powers{};
  logarithm(n, q, powers.data());
  scale(n, gamma, powers.data(), powers.data());
  exponential(n, powers.data(), powers.data());
  for (Index i = 0; i < n; ++i) {
    factors[i] = gamma == 0 ? Real(1) : powers[i];
    slopes[i] = q[i] == 0 ? Real(gamma == 1 ? 1 : 0) : gamma * factors[i] / q[i];
  }
}

}  // namespace minibatch
