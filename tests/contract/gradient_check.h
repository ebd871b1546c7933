#pragma once

#include <functional>
#include <span>
#include <vector>

#include "base/random.h"
#include "base/tensor.h"

namespace minibatch::testing {

/// Random numbers in [-1, 1), or in [low, high).
std::vector<Real> randomValues(Index count, std::uint32_t stream, Real low = -1, Real high = 1);

/// A directional derivative, by central differences and by the gradient.
struct Derivative {
  double numeric, analytic;
};

/// The derivative of `value` along a random direction at `at`, which is moved and put back.
/// `gradient` is the analytic gradient there.
Derivative checkGradient(std::span<Real> at, std::span<const Real> gradient, std::uint32_t stream,
                         const std::function<double()>& value);

/// Expects both to agree to what central differences can give.
void expectSame(const Derivative& derivative, double scale);

}  // namespace minibatch::testing
