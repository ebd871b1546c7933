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

Vector splatted(double value) { return simd::splat(static_cast<Real>(value)); }

/// old + (value - old) share
MINIBATCH_INLINE Vector moved(Vector old, Vector value, Vector share) {
  return simd::flushTiny(old + (value - old) * share);
}

/// keep old + share value
MINIBATCH_INLINE Vector blended(Vector keep, Vector old, Vector share, Vector value) {
  return simd::flushTiny(keep * old + share * value);
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
  const Vector alphas = splatted(alpha), epsilons = splatted(epsilon);
  const Vector share1 = splatted(1 - beta1), share2 = splatted(1 - beta2);
  eachFour(n, [&](auto load, auto store) MINIBATCH_INLINE_LAMBDA {
    const Vector g = load(gradient);
    const Vector new_m = moved(load(m), g, share1), new_v = moved(load(v), g * g, share2);
    store(m, new_m);
    store(v, new_v);
    store(weight, load(weight) - alphas * new_m / (simd::sqrt(new_v) + epsilons));
  });
}

void amsgradUpdate(Index n, double alpha, double beta1, double beta2, double epsilon,
                   const Real* gradient, Real* m, Real* v, Real* largest, Real* weight) {
  const Vector alphas = splatted(alpha), epsilons = splatted(epsilon);
  const Vector share1 = splatted(1 - beta1), share2 = splatted(1 - beta2);
  eachFour(n, [&](auto load, auto store) MINIBATCH_INLINE_LAMBDA {
    const Vector g = load(gradient);
    const Vector new_m = moved(load(m), g, share1), new_v = moved(load(v), g * g, share2);
    const Vector most = simd::max(load(largest), new_v);
    store(m, new_m);
    store(v, new_v);
    store(largest, most);
    store(weight, load(weight) - alphas * new_m / (simd::sqrt(most) + epsilons));
  });
}

void nadamUpdate(Index n, const NadamStep& step, const Real* gradient, Real* m, Real* v,
                 Real* weight) {
  const Vector rates = simd::splat(step.rate), epsilons = simd::splat(step.epsilon);
  const Vector momenta = simd::splat(step.momentum), shares = simd::splat(step.share);
  const Vector momentum_rests = simd::splat(step.momentum_rest);
  const Vector share_rests = simd::splat(step.share_rest);
  const Vector square_rests = simd::splat(step.square_rest);
  const Vector share1 = simd::splat(1 - step.beta1), share2 = simd::splat(1 - step.beta2);
  eachFour(n, [&](auto load, auto store) MINIBATCH_INLINE_LAMBDA {
    const Vector g = load(gradient);
    const Vector new_m = moved(load(m), g, share1), new_v = moved(load(v), g * g, share2);
    store(m, new_m);
    store(v, new_v);
    const Vector mean = momenta * new_m / momentum_rests + shares * g / share_rests;
    store(weight, load(weight) - mean * rates / (simd::sqrt(new_v / square_rests) + epsilons));
  });
}

void adamaxUpdate(Index n, double rate, Real rest, double beta1, double beta2, double epsilon,
                  const Real* gradient, Real* m, Real* u, Real* weight) {
  const Vector rates = splatted(rate), rests = simd::splat(rest), epsilons = splatted(epsilon);
  const Vector share1 = splatted(1 - beta1), keep2 = splatted(beta2);
  eachFour(n, [&](auto load, auto store) MINIBATCH_INLINE_LAMBDA {
    const Vector g = load(gradient);
    const Vector new_m = moved(load(m), g, share1);
    const Vector new_u = simd::flushTiny(simd::max(keep2 * load(u), simd::abs(g)));
    store(m, new_m);
    store(u, new_u);
    store(weight, load(weight) - rates * new_m / (rests * (new_u + epsilons)));
  });
}

void rmspropUpdate(Index n, double rate, double rho, double momentum, double epsilon,
                   const Real* gradient, Real* v, Real* mean, Real* velocity, Real* weight) {
  const Vector rates = splatted(rate), epsilons = splatted(epsilon), momenta = splatted(momentum);
  const Vector keep = splatted(rho), share = splatted(1 - rho);
  eachFour(n, [&](auto load, auto store) MINIBATCH_INLINE_LAMBDA {
    const Vector g = load(gradient);
    const Vector new_v = blended(keep, load(v), share, g * g);
    store(v, new_v);
    Vector variance = new_v;
    if (mean) {
      const Vector new_mean = blended(keep, load(mean), share, g);
      store(mean, new_mean);
      variance -= new_mean * new_mean;
    }
    Vector step = rates * g / simd::sqrt(variance + epsilons);
    if (velocity) {
      step = simd::flushTiny(momenta * load(velocity) + step);
      store(velocity, step);
    }
    store(weight, load(weight) - step);
  });
}

void adagradUpdate(Index n, double rate, double epsilon, const Real* gradient, Real* sum,
                   Real* weight) {
  const Vector rates = splatted(rate), epsilons = splatted(epsilon);
  eachFour(n, [&](auto load, auto store) MINIBATCH_INLINE_LAMBDA {
    const Vector g = load(gradient);
    const Vector new_sum = simd::flushTiny(load(sum) + g * g);
    store(sum, new_sum);
    store(weight, load(weight) - rates * g / simd::sqrt(new_sum + epsilons));
  });
}

void adadeltaUpdate(Index n, double rate, double rho, double epsilon, const Real* gradient, Real* v,
                    Real* d, Real* weight) {
  const Vector rates = splatted(rate), epsilons = splatted(epsilon);
  const Vector keep = splatted(rho), share = splatted(1 - rho);
  eachFour(n, [&](auto load, auto store) MINIBATCH_INLINE_LAMBDA {
    const Vector g = load(gradient), old_d = load(d);
    const Vector new_v = blended(keep, load(v), share, g * g);
    const Vector step = simd::sqrt(old_d + epsilons) * g / simd::sqrt(new_v + epsilons);
    store(v, new_v);
    store(d, blended(keep, old_d, share, step * step));
    store(weight, load(weight) - rates * step);
  });
}

void lionUpdate(Index n, double rate, double beta1, double beta2, const Real* gradient, Real* m,
                Real* weight) {
  const Vector rates = splatted(rate);
  const Vector ones = simd::splat(1);
  const Vector keep1 = splatted(beta1), share1 = ones - keep1;
  const Vector keep2 = splatted(beta2), share2 = ones - keep2;
  eachFour(n, [&](auto load, auto store) MINIBATCH_INLINE_LAMBDA {
    const Vector g = load(gradient), old_m = load(m);
    const Vector direction = keep1 * old_m + share1 * g;
    const Vector step = simd::keepWhere(direction != Vector{}, simd::withSignOf(rates, direction));
    store(weight, load(weight) - step);
    store(m, blended(keep2, old_m, share2, g));
  });
}

void addPenaltyGradient(Index n, double l1, double l2, const Real* weight, Real* gradient) {
  const Vector of_size = splatted(l1), of_square = splatted(2 * l2);
  eachFour(n, [&](auto load, auto store) MINIBATCH_INLINE_LAMBDA {
    const Vector w = load(weight);
    const Vector size = simd::select(w >= Vector{}, of_size, -of_size);
    store(gradient, load(gradient) + (size + of_square * w));
  });
}

void clipValues(Index n, double limit, Real* x) {
  const Vector high = splatted(limit), low = splatted(-limit);
  eachFour(n, [&](auto load, auto store)
                  MINIBATCH_INLINE_LAMBDA { store(x, simd::min(high, simd::max(low, load(x)))); });
}

void decayWeights(Index n, double share, Real* weight) {
  const Vector shares = splatted(share);
  eachFour(n, [&](auto load, auto store) MINIBATCH_INLINE_LAMBDA {
    const Vector w = load(weight);
    store(weight, w - w * shares);
  });
}

void averageWeights(Index n, double keep, const Real* weight, Real* average) {
  const Vector keeps = splatted(keep), shares = simd::splat(1) - keeps;
  eachFour(n, [&](auto load, auto store) MINIBATCH_INLINE_LAMBDA {
    store(average, blended(keeps, load(average), shares, load(weight)));
  });
}

}  // namespace minibatch
