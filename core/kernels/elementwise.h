#pragma once

#include "base/parallel.h"
#include "base/random.h"
#include "base/tensor.h"

namespace minibatch {

// Arrays of n elements. Unless a function says otherwise, outputs may be the inputs (in place).

/// y += x
void addTo(Index n, const Real* x, Real* y);
/// y = factor * x
void scale(Index n, Real factor, const Real* x, Real* y);
/// y = x * z
void multiply(Index n, const Real* x, const Real* z, Real* y);
/// y = max(x, 0); NaN stays NaN.
void relu(Index n, const Real* x, Real* y);
/// dx = dy where y > 0, else 0: the gradient of relu from its output y.
void reluBackward(Index n, const Real* y, const Real* dy, Real* dx);
/// y = x where x >= 0, else slope * x.
void leakyRelu(Index n, Real slope, const Real* x, Real* y);
/// dx from the input x: dy where x >= 0, else slope * dy.
void leakyReluBackward(Index n, Real slope, const Real* x, const Real* dy, Real* dx);
/// y = exp(x); error and range are stated in kernels/math.h.
void exponential(Index n, const Real* x, Real* y);
/// y = log(x)
void logarithm(Index n, const Real* x, Real* y);
/// y = 1 / (1 + exp(-x))
void sigmoid(Index n, const Real* x, Real* y);
/// dx = dy y (1 - y), from the output y.
void sigmoidBackward(Index n, const Real* y, const Real* dy, Real* dx);
/// y = tanh(x)
void hyperbolicTangent(Index n, const Real* x, Real* y);
/// dx = dy (1 - y²), from the output y.
void hyperbolicTangentBackward(Index n, const Real* y, const Real* dy, Real* dx);

/// Softmax over the middle axis of x (outer, classes, inner), shifted by the maximum; tails below
/// 1e-30 are flushed to zero so that no denormal is left behind.
void softmax(Index outer, Index classes, Index inner, const Real* x, Real* y);
/// dx = y (dy - sum_c dy y), from the output y.
void softmaxBackward(Index outer, Index classes, Index inner, const Real* y, const Real* dy,
                     Real* dx);

/// Inverted dropout: y = x / (1 - rate) where element i of the key's stream is kept, else 0.
/// Element i depends on (key, rate, i) only. rate in [0, 1); from 1/64 to 63/64 it is rounded to a
/// multiple of 2^-16. `mask` (or null) keeps which elements are
/// kept, a bit each: dropoutMaskSize(n) words.
void dropout(Index n, Real rate, const RandomKey& key, const Real* x, Real* y,
             std::uint16_t* mask = nullptr, Parallel* parallel = nullptr);
/// dx = the same function of dy, with the mask that dropout() wrote.
void dropoutBackward(Index n, Real rate, const std::uint16_t* mask, const Real* dy, Real* dx,
                     Parallel* parallel = nullptr);
constexpr Index dropoutMaskSize(Index n) { return (n + 15) / 16; }

}  // namespace minibatch
