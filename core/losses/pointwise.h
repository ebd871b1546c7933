#pragma once

#include <algorithm>
#include <array>

#include "losses/loss.h"

namespace minibatch {

/// How many outputs a function of losses gets at once.
inline constexpr Index kLossChunk = 64;
using LossChunk = std::array<Real, kLossChunk>;

/// For losses that are a mean (or, with another `scale` than 1 / outputs, a multiple of the sum)
/// over a position's outputs of what each output gives alone. Calls function(n, x, t, losses,
/// slopes) for n <= kLossChunk neighbouring outputs x and targets t; it gives their losses and the
/// derivatives with respect to x. The other parameters are those of Loss::evaluate.
template <class Function>
void sumOverOutputs(const LossBatch& batch, const Real* x, Real scale, const Real* weights,
                    Real* values, Real* gradient, Function function) {
  const Index size = batch.prediction.size();
  const Index outputs = batch.prediction.shape.back();
  std::fill_n(values, size / outputs, Real(0));
  LossChunk loss{}, slope{};
  for (Index start = 0; start < size; start += kLossChunk) {
    const Index n = std::min(kLossChunk, size - start);
    function(n, x + start, batch.target.data + start, loss.data(), slope.data());
    for (Index i = 0; i < n; ++i) {
      const Index position = (start + i) / outputs;
      values[position] += loss[i];
      if (gradient) gradient[start + i] = weights[position] * slope[i] * scale;
    }
  }
  for (Index i = 0; i < size / outputs; ++i) values[i] *= scale;
}

/// The same with the mean over the outputs of the predictions.
template <class Function>
void meanOverOutputs(const LossBatch& batch, const Real* weights, Real* values, Real* gradient,
                     Function function) {
  const Real scale = 1 / static_cast<Real>(batch.prediction.shape.back());
  sumOverOutputs(batch, batch.prediction.data, scale, weights, values, gradient, function);
}

}  // namespace minibatch
