#pragma once

#include "base/tensor.h"

namespace minibatch {

// What the cross-entropies share.

/// keras.config.epsilon(): probabilities are clipped to [epsilon, 1 - epsilon].
inline constexpr Real kProbabilityEpsilon = static_cast<Real>(1e-7);
inline constexpr Real kMaxProbability = static_cast<Real>(1 - 1e-7);

/// Whether clipping leaves p as it is, so that a gradient passes; NaN is left as it is.
inline bool isUnclipped(Real p) { return !(p < kProbabilityEpsilon) && !(p > kMaxProbability); }

inline Real clipProbability(Real p) {
  if (p < kProbabilityEpsilon) return kProbabilityEpsilon;
  return p > kMaxProbability ? kMaxProbability : p;
}

/// Zero where a positive value is so small that its products would become denormal.
inline Real flushTail(Real value) { return value < static_cast<Real>(1e-30) ? Real(0) : value; }

/// log softmax(x)_i = x_i - maximum - log_sum.
struct LogSumExp {
  Real maximum;
  Real log_sum;  // log(sum exp(x - maximum))
};

/// The LogSumExp of one row x (n). Where `probabilities` (n) is not null, also softmax(x).
LogSumExp logSumExp(Index n, const Real* x, Real* probabilities);

}  // namespace minibatch
