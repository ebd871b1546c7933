#include "kernels/bias.h"

#include <algorithm>

#include "kernels/elementwise.h"
#include "kernels/row_chunks.h"
#include "kernels/simd.h"

namespace minibatch {
namespace {

using simd::kLanes;
using simd::Vector;

// A chunk is summed in blocks that stay in the first-level cache while its columns are run through.
constexpr Index kRowsAtOnce = 32;

/// Masks kVectors vectors of columns and adds their sums.
template <int kVectors>
void maskAndSum(Index rows, Index columns, const Real* y, Real* dy, Real* sums) {
  Vector sum[kVectors] = {};
  for (Index row = 0; row < rows; ++row, dy += columns) {
    simd::unrolled<kVectors>([&](auto v) MINIBATCH_INLINE_LAMBDA {
      Vector gradient = simd::load(dy + v() * kLanes);
      if (y) {
        gradient = simd::keepWhere(simd::load(y + v() * kLanes) > Vector{}, gradient);
        simd::store(dy + v() * kLanes, gradient);
      }
      sum[v()] += gradient;
    });
    if (y) y += columns;
  }
  simd::unrolled<kVectors>([&](auto v) MINIBATCH_INLINE_LAMBDA {
    Real* to = sums + v() * kLanes;
    simd::store(to, simd::load(to) + sum[v()]);
  });
}

void maskAndSumColumn(Index rows, Index columns, const Real* y, Real* dy, Real* sums) {
  Real sum = 0;
  for (Index at = 0; at < rows * columns; at += columns) {
    if (y && !(y[at] > 0)) dy[at] = 0;
    sum += dy[at];
  }
  *sums += sum;
}

void maskAndSumChunk(Index rows, Index columns, const Real* y, Real* dy, Real* sums) {
  std::fill(sums, sums + columns, Real{0});
  for (Index first = 0; first < rows; first += kRowsAtOnce) {
    const Index count = std::min(kRowsAtOnce, rows - first), at = first * columns;
    const auto from = [&](Index c) { return y ? y + at + c : nullptr; };
    Index c = 0;
    for (; c + 4 * kLanes <= columns; c += 4 * kLanes) {
      maskAndSum<4>(count, columns, from(c), dy + at + c, sums + c);
    }
    for (; c + kLanes <= columns; c += kLanes) {
      maskAndSum<1>(count, columns, from(c), dy + at + c, sums + c);
    }
    for (; c < columns; ++c) maskAndSumColumn(count, columns, from(c), dy + at + c, sums + c);
  }
}

}  // namespace

Index epilogueBackwardScratch(Index rows, Index columns) {
  return RowChunks(rows).scratch(columns);
}

void epilogueBackward(Index rows, Index columns, const Real* relu_output, Real* dy, Real* dbias,
                      Real* scratch, Parallel* parallel) {
  if (!relu_output && !dbias) return;
  const double nanoseconds = static_cast<double>(rows) * columns * 0.3;
  sumChunks(RowChunks(rows), columns, nanoseconds, dbias, scratch, parallel,
            [&](Index first, Index count, Real* sums) {
              const Index at = first * columns;
              maskAndSumChunk(count, columns, relu_output ? relu_output + at : nullptr, dy + at,
                              sums);
            });
}

void applyEpilogue(Index rows, Index columns, const Epilogue& epilogue, Real* y) {
  if (epilogue.bias) {
    Real* row = y;
    for (Index r = 0; r < rows; ++r, row += columns) addTo(columns, epilogue.bias, row);
  }
  if (epilogue.relu) relu(rows * columns, y, y);
}

}  // namespace minibatch
