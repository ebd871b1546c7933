#include "kernels/gemm_turned.h"

#include <algorithm>

#include "kernels/bias.h"
#include "kernels/tile.h"

namespace minibatch {
namespace {

using simd::kLanes;
using simd::Vector;

// Rows of a result that is turned at a time: they and their turned columns are whole lines of a
// cache.
constexpr Index kTurnedRows = 32;
// Columns of such a result, and elements of its packed operand, which stays in a cache.
constexpr Index kMostTurned = 256, kMostElements = kMostTurned * kMostTurned;

/// to (columns, rows), `stride` elements a row, is the transpose of from (rows, columns).
void transposeInto(Index rows, Index columns, const Real* from, Real* to, Index stride) {
  for (Index j = 0; j < columns; j += kLanes) {
    const Index lanes = std::min(kLanes, columns - j);
    Index i = 0;
    for (; lanes == kLanes && i + kLanes <= rows; i += kLanes) {
      Vector block[kLanes];
      for (Index r = 0; r < kLanes; ++r) block[r] = simd::load(from + (i + r) * columns + j);
      simd::transpose(block[0], block[1], block[2], block[3]);
      for (Index r = 0; r < kLanes; ++r) simd::store(to + (j + r) * stride + i, block[r]);
    }
    for (; i < rows; ++i) {
      for (Index lane = j; lane < j + lanes; ++lane)
        to[lane * stride + i] = from[i * columns + lane];
    }
  }
}

}  // namespace

bool turnsResult(Index m, Index k, const Operand& a, const Operand& b) {
  return b.transposed && !a.transposed && m < k && packedOperandSize(m, k) <= kMostElements;
}

Index turnedScratchSize(Index m, Index k) {
  return std::min(packedOperandSize(m, k), kMostElements) + std::min(m, kMostTurned) * kTurnedRows;
}

void multiplyTurned(Index m, Index n, Index k, const Operand& a, const Operand& b, Real* c,
                    Index c_stride, const Epilogue& epilogue, Real* scratch) {
  packOperand(m, k, {a.data, a.stride, true}, scratch);
  Real* const result = scratch + packedOperandSize(m, k);
  for (Index j = 0; j < n; j += kTurnedRows) {
    const Index columns = std::min(kTurnedRows, n - j);
    gemmPacked(columns, m, k, b.data + j * b.stride, b.stride, scratch, result, m, {});
    transposeInto(columns, m, result, c + j, c_stride);
    const Epilogue end{epilogue.bias ? epilogue.bias + j : nullptr, epilogue.relu};
    for (Index i = 0; i < m; ++i) applyEpilogue(1, columns, end, c + i * c_stride + j);
  }
}

}  // namespace minibatch
