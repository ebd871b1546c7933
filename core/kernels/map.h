#pragma once

#include "kernels/simd.h"

namespace minibatch {

/// y = function(x) four lanes at a time; the last lanes are computed in the same way, so that an
/// element does not depend on its place.
template <class Function>
MINIBATCH_INLINE void map(Index n, const Real* x, Real* y, Function function) {
  Index i = 0;
  for (; i + simd::kLanes <= n; i += simd::kLanes) {
    simd::store(y + i, function(simd::load(x + i)));
  }
  if (i < n) simd::storePartial(y + i, function(simd::loadPartial(x + i, n - i)), n - i);
}

/// y = function(a, b)
template <class Function>
MINIBATCH_INLINE void map(Index n, const Real* a, const Real* b, Real* y, Function function) {
  Index i = 0;
  for (; i + simd::kLanes <= n; i += simd::kLanes) {
    simd::store(y + i, function(simd::load(a + i), simd::load(b + i)));
  }
  if (i < n) {
    const Index left = n - i;
    simd::storePartial(
        y + i, function(simd::loadPartial(a + i, left), simd::loadPartial(b + i, left)), left);
  }
}

}  // namespace minibatch
