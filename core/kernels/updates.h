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

/// AMSGrad: as adamUpdate, but divides by the square root of the largest v so far, `largest`.
void amsgradUpdate(Index n, double alpha, double beta1, double beta2, double epsilon,
                   const Real* gradient, Real* m, Real* v, Real* largest, Real* weight);

/// What a step of Nadam has besides its tensors; Keras has all of them in the weights' precision.
struct NadamStep {
  Real rate;
  Real momentum, momentum_rest;
  Real share, share_rest;
  Real square_rest;
  Real beta1, beta2, epsilon;
};

/// Nadam: m += (g - m)(1 - beta1); v += (g² - v)(1 - beta2);
/// w -= (momentum m / momentum_rest + share g / share_rest) rate / (sqrt(v / square_rest) +
/// epsilon).
void nadamUpdate(Index n, const NadamStep& step, const Real* gradient, Real* m, Real* v,
                 Real* weight);

/// Adamax: m as adamUpdate; u = max(beta2 u, |g|); w -= rate m / (rest (u + epsilon)).
void adamaxUpdate(Index n, double rate, Real rest, double beta1, double beta2, double epsilon,
                  const Real* gradient, Real* m, Real* u, Real* weight);

/// RMSprop: v = rho v + (1 - rho) g²; step = rate g / sqrt(v + epsilon). With `mean` (else null),
/// mean = rho mean + (1 - rho) g, whose square is taken from v in the root. With `velocity` (else
/// null), velocity = momentum velocity + step is the step.
void rmspropUpdate(Index n, double rate, double rho, double momentum, double epsilon,
                   const Real* gradient, Real* v, Real* mean, Real* velocity, Real* weight);

/// Adagrad: sum += g²; w -= rate g / sqrt(sum + epsilon).
void adagradUpdate(Index n, double rate, double epsilon, const Real* gradient, Real* sum,
                   Real* weight);

/// Adadelta: v = rho v + (1 - rho) g²; step = g sqrt(d + epsilon) / sqrt(v + epsilon);
/// d = rho d + (1 - rho) step²; w -= rate step.
void adadeltaUpdate(Index n, double rate, double rho, double epsilon, const Real* gradient, Real* v,
                    Real* d, Real* weight);

/// Lion: w -= rate sign(beta1 m + (1 - beta1) g); m = beta2 m + (1 - beta2) g, the betas rounded to
/// Real before they are taken from one, as Keras does here.
void lionUpdate(Index n, double rate, double beta1, double beta2, const Real* gradient, Real* m,
                Real* weight);

// What happens to gradients and weights beside an optimizer's own step.

/// The gradient of l1 Σ|w| + l2 Σw²: gradient += l1 sign(w) + 2 l2 w, where sign(0) = 1.
void addPenaltyGradient(Index n, double l1, double l2, const Real* weight, Real* gradient);

/// x = min(max(x, -limit), limit); NaN stays NaN.
void clipValues(Index n, double limit, Real* x);

/// weight -= share weight
void decayWeights(Index n, double share, Real* weight);

/// average = keep average + (1 - keep) weight, the shares rounded to Real as Keras does.
void averageWeights(Index n, double keep, const Real* weight, Real* average);

}  // namespace minibatch
