#pragma once

#include <benchmark/benchmark.h>

#include <cstdint>
#include <vector>

#include "base/tensor.h"

namespace minibatch::bench {

/// n numbers in [-1, 1), the same in every run: xorshift32 (Marsaglia 2003).
inline std::vector<Real> numbers(Index n) {
  std::vector<Real> values(n);
  std::uint32_t state = 0x9e3779b9;
  for (Real& value : values) {
    state ^= state << 13;
    state ^= state >> 17;
    state ^= state << 5;
    value = static_cast<Real>(state >> 8) / (1 << 23) - 1;
  }
  return values;
}

/// Says how much arithmetic one iteration is; direct products, so a faster algorithm shows as more.
inline void countOperations(benchmark::State& state, double operations) {
  state.counters["FLOP/s"] =
      benchmark::Counter(operations, benchmark::Counter::kIsIterationInvariantRate);
}

/// Says how many arrays of n Reals one iteration reads and writes.
inline void countArrays(benchmark::State& state, Index n, int arrays) {
  state.SetBytesProcessed(state.iterations() * n * arrays *
                          static_cast<std::int64_t>(sizeof(Real)));
}

}  // namespace minibatch::bench
