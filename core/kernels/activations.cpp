#include "kernels/activations.h"

#include <algorithm>

#include "kernels/map.h"
#include "kernels/math.h"

namespace minibatch {
namespace {

using simd::Vector;

Vector one() { return simd::splat(1); }

// With e = exp(x): tanh(ln(1 + e)) = n / (n + 2) where n = e (e + 2). From 20 on it is 1.
Vector mishExp(Vector x) { return simd::exp(simd::min(x, simd::splat(20))); }

}  // namespace

void relu6(Index n, const Real* x, Real* y) {
  map(n, x, y, [](Vector a) { return simd::min(simd::splat(6), simd::max(Vector{}, a)); });
}

void relu6Backward(Index n, const Real* x, const Real* dy, Real* dx) {
  map(n, x, dy, dx,
      [](Vector a, Vector g) { return simd::keepWhere((a > Vector{}) & (a < simd::splat(6)), g); });
}

void elu(Index n, Real alpha, Real scale, const Real* x, Real* y) {
  const Vector slope = simd::splat(scale), low = simd::splat(scale * alpha);
  map(n, x, y, [=](Vector a) {
    return simd::select(a > Vector{}, slope * a, low * simd::expm1(simd::min(Vector{}, a)));
  });
}

void eluBackward(Index n, Real alpha, Real scale, const Real* x, const Real* dy, Real* dx) {
  const Vector slope = simd::splat(scale), low = simd::splat(scale * alpha);
  map(n, x, dy, dx, [=](Vector a, Vector g) {
    return g * simd::select(a > Vector{}, slope, low * simd::exp(simd::min(Vector{}, a)));
  });
}

void gelu(Index n, const Real* x, Real* y) {
  map(n, x, y, [](Vector a) { return a * simd::gaussianCdf(a); });
}

void geluBackward(Index n, const Real* x, const Real* dy, Real* dx) {
  const Vector density = simd::splat(static_cast<Real>(0.3989422804014327));  // 1 / sqrt(2 pi)
  map(n, x, dy, dx, [density](Vector a, Vector g) {
    const Vector bell = density * simd::exp(simd::splat(-0.5) * a * a);
    return g * (simd::gaussianCdf(a) + a * bell);
  });
}

void silu(Index n, const Real* x, Real* y) {
  map(n, x, y, [](Vector a) { return a * simd::sigmoid(a); });
}

void siluBackward(Index n, const Real* x, const Real* dy, Real* dx) {
  map(n, x, dy, dx, [](Vector a, Vector g) {
    const Vector s = simd::sigmoid(a);
    return g * (s + a * s * (one() - s));
  });
}

void softplus(Index n, const Real* x, Real* y) {
  map(n, x, y,
      [](Vector a) { return simd::max(Vector{}, a) + simd::log1p(simd::exp(-simd::abs(a))); });
}

void softplusBackward(Index n, const Real* x, const Real* dy, Real* dx) {
  map(n, x, dy, dx, [](Vector a, Vector g) { return g * simd::sigmoid(a); });
}

void softsign(Index n, const Real* x, Real* y) {
  map(n, x, y, [](Vector a) { return a / (one() + simd::abs(a)); });
}

void softsignBackward(Index n, const Real* x, const Real* dy, Real* dx) {
  map(n, x, dy, dx, [](Vector a, Vector g) {
    const Vector divisor = one() + simd::abs(a);
    return g / (divisor * divisor);
  });
}

void logSigmoid(Index n, const Real* x, Real* y) {
  map(n, x, y,
      [](Vector a) { return simd::min(Vector{}, a) - simd::log1p(simd::exp(-simd::abs(a))); });
}

void logSigmoidBackward(Index n, const Real* x, const Real* dy, Real* dx) {
  map(n, x, dy, dx, [](Vector a, Vector g) { return g * simd::sigmoid(-a); });
}

// In Keras's order of operations, whose sum of a large negative x and the root is rounded alike.
void squareplus(Index n, const Real* x, Real* y) {
  map(n, x, y, [](Vector a) { return (a + simd::sqrt(a * a + simd::splat(4))) / simd::splat(2); });
}

void squareplusBackward(Index n, const Real* x, const Real* dy, Real* dx) {
  map(n, x, dy, dx, [](Vector a, Vector g) {
    return g / simd::splat(2) * (one() + a / simd::sqrt(a * a + simd::splat(4)));
  });
}

void mish(Index n, const Real* x, Real* y) {
  map(n, x, y, [](Vector a) {
    const Vector e = mishExp(a), ratio = e * (e + simd::splat(2));
    return a * (ratio / (ratio + simd::splat(2)));
  });
}

void mishBackward(Index n, const Real* x, const Real* dy, Real* dx) {
  map(n, x, dy, dx, [](Vector a, Vector g) {
    const Vector e = mishExp(a), ratio = e * (e + simd::splat(2));
    const Vector divisor = ratio + simd::splat(2);
    // The derivative of the second factor, 4 e (1 + e) / (n + 2)², which vanishes for large x.
    const Vector slope = (e / divisor) * (simd::splat(4) * (one() + e) / divisor);
    const Vector kept = simd::keepWhere(!(a > simd::splat(20)), a * slope);
    return g * (ratio / divisor + kept);
  });
}

void logSoftmax(Index rows, Index classes, const Real* x, Real* y) {
  constexpr Index kChunk = 64;
  Real weights[kChunk];
  for (Index row = 0; row < rows; ++row, x += classes, y += classes) {
    const Vector largest = simd::splat(*std::max_element(x, x + classes));
    Real sum = 0;
    for (Index start = 0; start < classes; start += kChunk) {
      const Index count = std::min(kChunk, classes - start);
      map(count, x + start, weights, [largest](Vector a) { return simd::exp(a - largest); });
      for (Index c = 0; c < count; ++c) sum += weights[c];
    }
    const Vector log_sum = simd::log(simd::splat(sum));
    map(classes, x, y, [=](Vector a) { return (a - largest) - log_sum; });
  }
}

void logSoftmaxBackward(Index rows, Index classes, const Real* y, const Real* dy, Real* dx) {
  for (Index row = 0; row < rows; ++row, y += classes, dy += classes, dx += classes) {
    Real sum = 0;
    for (Index c = 0; c < classes; ++c) sum += dy[c];
    map(classes, y, dy, dx, [sum = simd::splat(sum)](Vector a, Vector g) {
      return g - simd::flushTiny(simd::exp(a)) * sum;
    });
  }
}

}  // namespace minibatch
