#pragma once

#include "base/tensor.h"

namespace minibatch {

// One optimizer step over a flat arena of n weights. State is flushed to zero below 1e-30, since
// WebAssembly cannot flush denormals.

/// Without momentum: w -= rate g. With: v = momentum v - rate g; w += v, or, with nesterov,
/// w += momentum v - rate g (as Keras's SGD). `velocity` may be null when momentum is 0.
void sgdUpdate(Index n, Real rate, Real momentum, bool nesterov, const Real* gradient,
               Real* velocity, Real* weight);

/// As Keras's Adam: m += (g - m)(1 - beta1); v += (g² - v)(1 - beta2);
/// w -= alpha m / (sqrt(v) + epsilon), where alpha = rate sqrt(1 - beta2^t) / (1 - beta1^t).
/// The betas come in double precision: 1 - 0.999 is 0.001, but 1 - 0.999f is 0.00099998.
void adamUpdate(Index n, double alpha, double beta1, double beta2, double epsilon,
                const Real* gradient, Real* m, Real* v, Real* weight);

}  // namespace minibatch
