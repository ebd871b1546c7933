#pragma once

#include <benchmark/benchmark.h>

#include <cstdint>

#include "numbers.h"

namespace minibatch::bench {

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
