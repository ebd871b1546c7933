#include "kernels/updates.h"

#include "kernels/simd.h"

namespace minibatch {
namespace {

using simd::kLanes;
using simd::Vector;

/// Calls step(i, load, store) for all elements, where load(from) and store(to, value) move the four
/// elements from i on, or the last one to three.
template <class Step>
MINIBATCH_INLINE void eachFour(Index n, Step step) {
  Index i = 0;
  for (; i + kLanes <= n; i += kLanes) {
    step([i](const Real* from) { return simd::load(from + i); },
         [i](Real* to, Vector value) { simd::store(to + i, value); });
  }
  if (i < n) {
    const Index left = n - i;
    step([i, left](const Real* from) { return simd::loadPartial(from + i, left); },
         [i, left](Real* to, Vector value) { simd::storePartial(to + i, value, left); });
  }
}

}  // namespace

void sgdUpdate(Index n, Real rate, Real momentum, bool nesterov, const Real* gradient,
               Real* velocity, Real* weight) {
  const Vector rates = simd::splat(rate), momenta = simd::splat(momentum);
  if (momentum == 0) {
    eachFour(n, [&](auto load, auto store) MINIBATCH_INLINE_LAMBDA {
      store(weight, load(weight) - rates * load(gradient));
    });
    return;
  }
  eachFour(n, [&](auto load, auto store) MINIBATCH_INLINE_LAMBDA {
    const Vector step = rates * load(gradient);
    const Vector v = simd::flushTiny(momenta * load(velocity) - step);
    store(velocity, v);
    store(weight, load(weight) + (nesterov ? momenta * v - step : v));
  });
}

void adamUpdate(Index n, double alpha, double beta1, double beta2, double epsilon,
                const Real* gradient, Real* m, Real* v, Real* weight) {
  const Vector alphas = simd::splat(static_cast<Real>(alpha));
  const Vector epsilons = simd::splat(static_cast<Real>(epsilon));
  const Vector share1 = simd::splat(static_cast<Real>(1 - beta1));
  const Vector share2 = simd::splat(static_cast<Real>(1 - beta2));
  eachFour(n, [&](auto load, auto store) MINIBATCH_INLINE_LAMBDA {
    const Vector g = load(gradient), old_m = load(m), old_v = load(v);
    const Vector new_m = simd::flushTiny(old_m + (g - old_m) * share1);
    const Vector new_v = simd::flushTiny(old_v + (g * g - old_v) * share2);
    store(m, new_m);
    store(v, new_v);
    store(weight, load(weight) - alphas * new_m / (simd::sqrt(new_v) + epsilons));
  });
}

}  // namespace minibatch
