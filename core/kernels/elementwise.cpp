#include "kernels/elementwise.h"

#include "kernels/map.h"
#include "kernels/math.h"

namespace minibatch {
using simd::Vector;

void addTo(Index n, const Real* x, Real* y) {
  map(n, x, y, y, [](Vector a, Vector b) { return b + a; });
}

void scale(Index n, Real factor, const Real* x, Real* y) {
  map(n, x, y, [factor](Vector a) { return simd::splat(factor) * a; });
}

void multiply(Index n, const Real* x, const Real* z, Real* y) {
  map(n, x, z, y, [](Vector a, Vector b) { return a * b; });
}

void relu(Index n, const Real* x, Real* y) {
  map(n, x, y, [](Vector a) { return simd::max(Vector{}, a); });
}

void reluBackward(Index n, const Real* y, const Real* dy, Real* dx) {
  map(n, y, dy, dx, [](Vector a, Vector g) { return simd::keepWhere(a > Vector{}, g); });
}

void leakyRelu(Index n, Real slope, const Real* x, Real* y) {
  map(n, x, y,
      [slope](Vector a) { return simd::select(a >= Vector{}, a, simd::splat(slope) * a); });
}

void leakyReluBackward(Index n, Real slope, const Real* x, const Real* dy, Real* dx) {
  map(n, x, dy, dx, [slope](Vector a, Vector g) {
    return simd::select(a >= Vector{}, g, simd::splat(slope) * g);
  });
}

void exponential(Index n, const Real* x, Real* y) {
  map(n, x, y, [](Vector a) { return simd::exp(a); });
}

void logarithm(Index n, const Real* x, Real* y) {
  map(n, x, y, [](Vector a) { return simd::log(a); });
}

void sigmoid(Index n, const Real* x, Real* y) {
  map(n, x, y, [](Vector a) { return simd::sigmoid(a); });
}

void sigmoidBackward(Index n, const Real* y, const Real* dy, Real* dx) {
  map(n, y, dy, dx, [](Vector a, Vector g) { return g * (a * (simd::splat(1) - a)); });
}

void hyperbolicTangent(Index n, const Real* x, Real* y) {
  map(n, x, y, [](Vector a) { return simd::tanh(a); });
}

void hyperbolicTangentBackward(Index n, const Real* y, const Real* dy, Real* dx) {
  map(n, y, dy, dx, [](Vector a, Vector g) { return g * (simd::splat(1) - a * a); });
}

}  // namespace minibatch
