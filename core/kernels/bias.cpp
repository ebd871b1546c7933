#include "kernels/bias.h"

#include <algorithm>

#include "kernels/elementwise.h"
#include "kernels/simd.h"

namespace minibatch {
namespace {

using simd::kLanes;
using simd::Vector;

// Rows are summed in chunks, for threads and so that rounding errors do not grow with their number;
// a chunk in blocks that stay in the first-level cache while its columns are run through.
constexpr Index kMostChunks = 16;
constexpr Index kSmallestChunk = 64;
constexpr Index kRowsAtOnce = 32;

Index chunksOf(Index rows) { return std::clamp<Index>(rows / kSmallestChunk, 1, kMostChunks); }

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

Index epilogueBackwardScratch(Index rows, Index columns) { return chunksOf(rows) * columns; }

void epilogueBackward(Index rows, Index columns, const Real* relu_output, Real* dy, Real* dbias,
                      Real* scratch, Parallel* parallel) {
  if (!relu_output && !dbias) return;
  const Index chunks = chunksOf(rows);
  const double nanoseconds = static_cast<double>(rows) * columns * 0.3;
  forRanges(parallel, chunks, 1, nanoseconds, [&](Index first, Index last, int) {
    for (Index chunk = first; chunk < last; ++chunk) {
      const Index begin = rows * chunk / chunks, end = rows * (chunk + 1) / chunks;
      maskAndSumChunk(end - begin, columns, relu_output ? relu_output + begin * columns : nullptr,
                      dy + begin * columns, scratch + chunk * columns);
    }
  });
  if (!dbias) return;
  std::copy_n(scratch, columns, dbias);
  for (Index chunk = 1; chunk < chunks; ++chunk) addTo(columns, scratch + chunk * columns, dbias);
}

void applyEpilogue(Index rows, Index columns, const Epilogue& epilogue, Real* y) {
  if (epilogue.bias) {
    Real* row = y;
    for (Index r = 0; r < rows; ++r, row += columns) addTo(columns, epilogue.bias, row);
  }
  if (epilogue.relu) relu(rows * columns, y, y);
}

}  // namespace minibatch
