#pragma once

#include <algorithm>

#include "kernels/gemm.h"
#include "kernels/tile.h"

// Packing: the operands of a product copied into the order in which the register tiles read them.

namespace minibatch::tile {

/// Packs k rows of n columns, `row_stride` apart, into panels of 8 columns (the last one 4 wide
/// where at most 4 columns are left, filled up with zeros): panel j / 8 starts at packed + j k.
inline void packColumns(Index k, Index n, const Real* from, Index row_stride, Real* packed) {
  for (Index j = 0; j < n; j += kColumns) {
    const Index width = panelWidth(j, n), columns = std::min(width, n - j);
    Real* panel = packed + j * k;
    const Real* row = from + j;
    if (columns == kColumns) {
      for (Index p = 0; p < k; ++p, row += row_stride, panel += kColumns) {
        const Vector low = simd::load(row), high = simd::load(row + simd::kLanes);
        simd::store(panel, low);
        simd::store(panel + simd::kLanes, high);
      }
    } else {
      for (Index p = 0; p < k; ++p, row += row_stride, panel += width) {
        for (Index column = 0; column < width; ++column) {
          panel[column] = column < columns ? row[column] : 0;
        }
      }
    }
  }
}

/// packColumns() of what relu leaves of a gradient: zero where `y`, of the same layout, is not
/// positive (y may be null: nothing is masked). The columns' sums are added to `sums` (or null),
/// and the masked gradient is written to `masked` (or null), which may be `from`.
inline void packMaskedColumns(Index k, Index n, const Real* from, const Real* y, Index row_stride,
                              Real* packed, Real* sums, Real* masked) {
  for (Index j = 0; j < n; j += kColumns) {
    const Index width = panelWidth(j, n), columns = std::min(width, n - j);
    Real* panel = packed + j * k;
    if (columns == kColumns) {
      Vector low_sum = {}, high_sum = {};
      for (Index p = 0; p < k; ++p, panel += kColumns) {
        const Index at = p * row_stride + j;
        Vector low = simd::load(from + at), high = simd::load(from + at + simd::kLanes);
        if (y) {
          low = simd::keepWhere(simd::load(y + at) > Vector{}, low);
          high = simd::keepWhere(simd::load(y + at + simd::kLanes) > Vector{}, high);
        }
        simd::store(panel, low);
        simd::store(panel + simd::kLanes, high);
        if (masked) {
          simd::store(masked + at, low);
          simd::store(masked + at + simd::kLanes, high);
        }
        low_sum += low;
        high_sum += high;
      }
      if (sums) {
        simd::store(sums + j, simd::load(sums + j) + low_sum);
        simd::store(sums + j + simd::kLanes, simd::load(sums + j + simd::kLanes) + high_sum);
      }
      continue;
    }
    for (Index column = 0; column < width; ++column) {
      Real sum = 0;
      for (Index p = 0; p < k; ++p) {
        const Index at = p * row_stride + j + column;
        const bool kept = column < columns && (!y || y[at] > 0);
        const Real value = kept ? from[at] : 0;
        panel[p * width + column] = value;
        if (masked && column < columns) masked[at] = value;
        sum += value;
      }
      if (sums && column < columns) sums[j + column] += sum;
    }
  }
}

/// The same panels from a transposed matrix, n rows of k elements, `row_stride` apart; the k steps
/// become steps first … first + k of panels that have `depth` steps.
inline void packColumnsTransposed(Index k, Index n, const Real* from, Index row_stride,
                                  Real* packed, Index first_step, Index depth) {
  for (Index j = 0; j < n; j += kColumns) {
    const Index width = panelWidth(j, n);
    Real* panel = packed + j * depth + first_step * width;
    for (Index first = 0; first < width; first += simd::kLanes) {
      const Index rows = std::min(simd::kLanes, n - j - first);
      const Real* row = from + (j + first) * row_stride;
      Real* to = panel + first;
      Index p = 0;
      if (rows == simd::kLanes) {
        for (; p + simd::kLanes <= k; p += simd::kLanes) {
          Vector a = simd::load(row + p), b = simd::load(row + row_stride + p);
          Vector c = simd::load(row + 2 * row_stride + p), d = simd::load(row + 3 * row_stride + p);
          simd::transpose(a, b, c, d);
          simd::store(to + p * width, a);
          simd::store(to + (p + 1) * width, b);
          simd::store(to + (p + 2) * width, c);
          simd::store(to + (p + 3) * width, d);
        }
      }
      for (; p < k; ++p) {
        for (Index lane = 0; lane < simd::kLanes; ++lane) {
          to[p * width + lane] = lane < rows ? row[lane * row_stride + p] : 0;
        }
      }
    }
  }
}

/// Packs the columns 0 … m of k rows, `row_stride` apart, into the tiles of RowSplit(m): tile t
/// starts at packed + begin(t) k and holds rows(t) elements a step.
inline void packRowTiles(Index m, Index k, const Real* from, Index row_stride, Real* packed) {
  const RowSplit split(m);
  for (Index t = 0; t < split.tiles(); ++t) {
    const Index rows = split.rows(t);
    const Real* row = from + split.begin(t);
    Real* to = packed + split.begin(t) * k;
    withRows(rows, [&](auto count) MINIBATCH_INLINE_LAMBDA {
      constexpr int kR = decltype(count)::value;
      for (Index p = 0; p < k; ++p, row += row_stride, to += kR) {
        std::memcpy(to, row, kR * sizeof(Real));
      }
    });
  }
}

}  // namespace minibatch::tile
