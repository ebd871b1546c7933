#include "kernels/gemm.h"

#include "kernels/gemm_turned.h"
#include "kernels/pack.h"
#include "kernels/tile.h"

namespace minibatch {
namespace {

using simd::kLanes;
using simd::Vector;
using tile::Finish;
using tile::kColumns;
using tile::Segments;

// A panel of b (kMaxDepth x 8) and a tile of a (kMaxDepth x 4) stay in the first-level cache, all
// of b's panels and the rows of a in use in the second.
constexpr Index kMaxDepth = 512;
constexpr Index kMaxColumns = 256;
constexpr Index kRowBlockElements = 65536;
// Below, b is read where it lies: it stays in the first-level cache anyway, or is read too few
// times.
constexpr Index kDirectElements = 4096;
constexpr Index kDirectRows = 8;
// How a product is cut for several threads.
constexpr double kNanosecondsAProduct = 1.0 / 20;
constexpr Index kColumnsWorthCutting = 64;
constexpr Index kColumnGrain = 2 * tile::kColumns;
constexpr Index kRowGrain = 4 * tile::kRows;

/// k cut into blocks as even as they go; depends on k only, and with it the order of every sum.
struct DepthSplit {
  explicit DepthSplit(Index k) : blocks((k + kMaxDepth - 1) / kMaxDepth), k(k) {}
  Index begin(Index block) const { return k * block / blocks; }
  Index largest() const { return blocks == 0 ? 0 : (k + blocks - 1) / blocks; }
  Index blocks, k;
};

/// Rows of a block of which neither a nor c has too many elements.
Index rowBlock(Index m, Index columns, Index depth) {
  return std::min(m, std::max(8 * tile::kRows, kRowBlockElements / std::max(columns, depth)));
}

void finishRow(Index n, Real* c, const Epilogue& epilogue) {
  for (Index j = 0; j < n; ++j) {
    Real value = epilogue.bias ? c[j] + epilogue.bias[j] : c[j];
    c[j] = epilogue.relu && 0 > value ? 0 : value;
  }
}

/// One block of the product: rows of a by panels of b, over `depth` steps along k.
struct Block {
  Index rows, columns, depth;
  bool accumulate;
  Epilogue epilogue;  // for the block's columns, once k is complete

  Finish finish(Index column, Index width) const {
    return {epilogue.bias ? epilogue.bias + column : nullptr, accumulate, epilogue.relu,
            std::min(width, columns - column)};
  }
};

/// b as the tiles read it: packed panels, or where it lies with its tail of less than 4 columns
/// packed.
struct Panels {
  const Real* packed;  // panel of column j at packed + j depth
  const Real* direct;  // or null
  Index direct_stride;
  Index direct_columns;  // before the packed tail

  bool isDirect(Index j) const { return j < direct_columns; }
};

template <class RunTile>
void eachPanel(const Block& block, const Panels& panels, const RunTile& run) {
  Index j = 0;
  while (j < block.columns) {
    const Index left = block.columns - j;
    if (panels.isDirect(j)) {
      const Index width = panels.direct_columns - j >= kColumns ? kColumns : kLanes;
      run(block.finish(j, width), false, panels.direct + j, j);
      j += width;
    } else {
      const Index width = left > kLanes ? kColumns : kLanes;
      run(block.finish(j, width), true, panels.packed + (j - panels.direct_columns) * block.depth,
          j);
      j += width;
    }
  }
}

void multiplyRows(const Block& block, const Real* a, Index a_stride, const Panels& panels, Real* c,
                  Index c_stride) {
  eachPanel(block, panels, [&](const Finish& finish, bool packed, const Real* b, Index j) {
    tile::anyRowTiles(block.rows, packed, a, a_stride, block.depth, b, panels.direct_stride, c + j,
                      c_stride, finish);
  });
}

void multiplyTiles(const Block& block, const Real* a_tiles, const Panels& panels, Real* c,
                   Index c_stride) {
  eachPanel(block, panels, [&](const Finish& finish, bool packed, const Real* b, Index j) {
    tile::anyColumnTiles(block.rows, packed, a_tiles, block.depth, b, panels.direct_stride, c + j,
                         c_stride, finish);
  });
}

/// c (1, n) = a (1, k) · b (k, n): 32 columns at a time, b read once where it lies.
void multiplySingleRow(Index n, Index k, const Real* a, const Real* b, Index b_stride, Real* c,
                       const Epilogue& epilogue) {
  const DepthSplit split(k);
  for (Index block = 0; block < split.blocks; ++block) {
    const Index first = split.begin(block);
    const Segments segments{split.begin(block + 1) - first};
    const bool last = block + 1 == split.blocks;
    const Real* rows = a + first;
    const Real* from = b + first * b_stride;
    Index j = 0;
    const auto run = [&](auto vectors) {
      constexpr int kV = decltype(vectors)::value;
      for (; j + kV * kLanes <= n; j += kV * kLanes) {
        Real* to = c + j;
        const Finish finish{last && epilogue.bias ? epilogue.bias + j : nullptr, block > 0,
                            last && epilogue.relu, kV * kLanes};
        tile::rowTile<1, kV, false>(&rows, segments, from + j, b_stride, &to, finish);
      }
    };
    run(std::integral_constant<int, 8>{});
    run(std::integral_constant<int, 2>{});
    run(std::integral_constant<int, 1>{});
    for (; j < n; ++j) {
      Real sum = 0;
      for (Index p = 0; p < segments.length; ++p) sum += rows[p] * from[p * b_stride + j];
      if (block > 0) sum = c[j] + sum;
      if (last && epilogue.bias) sum += epilogue.bias[j];
      c[j] = last && epilogue.relu && 0 > sum ? 0 : sum;
    }
  }
}

/// c (m, 1) = a (m, k) · b (k): four dot products at a time, each in the lanes of one vector.
void multiplySingleColumn(Index m, Index k, const Real* a, Index a_stride, const Real* b, Real* c,
                          Index c_stride, const Epilogue& epilogue) {
  const Index whole = k / kLanes * kLanes;
  const auto dots = [&](auto rows, Index i) {
    constexpr int kR = decltype(rows)::value;
    Vector sum[kR] = {};
    const Real* row = a + i * a_stride;
    for (Index p = 0; p < whole; p += kLanes) {
      const Vector b_lanes = simd::load(b + p);
      simd::unrolled<kR>([&](auto r) MINIBATCH_INLINE_LAMBDA {
        sum[r()] += simd::load(row + r() * a_stride + p) * b_lanes;
      });
    }
    simd::unrolled<kR>([&](auto r) MINIBATCH_INLINE_LAMBDA {
      Real total = simd::horizontalSum(sum[r()]);
      for (Index p = whole; p < k; ++p) total += row[r() * a_stride + p] * b[p];
      c[(i + r()) * c_stride] = total;
      finishRow(1, c + (i + r()) * c_stride, epilogue);
    });
  };
  Index i = 0;
  for (; i + 4 <= m; i += 4) dots(std::integral_constant<int, 4>{}, i);
  for (; i < m; ++i) dots(std::integral_constant<int, 1>{}, i);
}

bool readsDirectly(Index m, Index n, Index k, const Operand& b) {
  return !b.transposed && (m <= kDirectRows || n * k <= kDirectElements);
}

void multiplyBlocks(Index m, Index n, Index k, const Operand& a, const Operand& b, Real* c,
                    Index c_stride, const Epilogue& epilogue, Real* scratch) {
  if (turnsResult(m, k, a, b)) {
    return multiplyTurned(m, n, k, a, b, c, c_stride, epilogue, scratch);
  }
  const DepthSplit split(k);
  const bool direct = readsDirectly(m, n, k, b);
  const Index row_block = rowBlock(m, std::min(n, kMaxColumns), split.largest());
  Real* b_packed = scratch;
  Real* a_packed = scratch + tile::paddedColumns(std::min(n, kMaxColumns)) * split.largest();
  for (Index block = 0; block < split.blocks; ++block) {
    const Index first_k = split.begin(block), depth = split.begin(block + 1) - first_k;
    const bool last = block + 1 == split.blocks;
    for (Index j = 0; j < n; j += kMaxColumns) {
      const Index columns = std::min(kMaxColumns, n - j);
      Panels panels{b_packed, nullptr, 0, 0};
      const Real* b_from =
          b.data + (b.transposed ? j * b.stride + first_k : first_k * b.stride + j);
      if (direct) {
        panels.direct = b_from;
        panels.direct_stride = b.stride;
        panels.direct_columns = columns / kLanes * kLanes;
        tile::packColumns(depth, columns - panels.direct_columns, b_from + panels.direct_columns,
                          b.stride, b_packed);
      } else if (b.transposed) {
        tile::packColumnsTransposed(depth, columns, b_from, b.stride, b_packed, 0, depth);
      } else {
        tile::packColumns(depth, columns, b_from, b.stride, b_packed);
      }
      Epilogue end;
      if (last) end = {epilogue.bias ? epilogue.bias + j : nullptr, epilogue.relu};
      for (Index i = 0; i < m; i += row_block) {
        const Block part{std::min(row_block, m - i), columns, depth, block > 0, end};
        Real* to = c + i * c_stride + j;
        if (a.transposed) {
          tile::packRowTiles(part.rows, depth, a.data + first_k * a.stride + i, a.stride, a_packed);
          multiplyTiles(part, a_packed, panels, to, c_stride);
        } else {
          multiplyRows(part, a.data + i * a.stride + first_k, a.stride, panels, to, c_stride);
        }
      }
    }
  }
}

}  // namespace

Index gemmScratchSize(Index m, Index n, Index k) {
  // The largest depth there can be up to k: a product with a smaller k may have longer blocks.
  const Index depth = std::min(k, kMaxDepth);
  const Index rows = std::min(m * depth, std::max(8 * tile::kRows * depth, kRowBlockElements));
  // Single columns: b gathered into one array.
  return std::max(
      {k, tile::paddedColumns(std::min(n, kMaxColumns)) * depth + rows, turnedScratchSize(m, k)});
}

void gemm(Index m, Index n, Index k, const Operand& a, const Operand& b, Real* c, Index c_stride,
          const Epilogue& epilogue, Real* scratch, Parallel* parallel) {
  if (m <= 0 || n <= 0) return;
  if (k <= 0) {
    for (Index i = 0; i < m; ++i) {
      std::fill(c + i * c_stride, c + i * c_stride + n, Real{0});
      finishRow(n, c + i * c_stride, epilogue);
    }
    return;
  }
  // A transposed column is a row.
  Operand left = a, right = b;
  if (a.transposed && k == 1 && a.stride == 1) left = {a.data, 1};
  if (a.transposed && m == 1 && a.stride == 1) left = {a.data, k};
  if (b.transposed && k == 1 && b.stride == 1) right = {b.data, n};
  if (b.transposed && n == 1) right = {b.data, 1};
  if (m == 1 && !left.transposed && !right.transposed) {
    return multiplySingleRow(n, k, left.data, right.data, right.stride, c, epilogue);
  }
  if (n == 1 && left.transposed && c_stride == 1) {
    // cᵀ (1, m) = bᵀ (1, k) · aᵀ (k, m)
    const Real* row = right.data;
    if (right.stride != 1) {
      for (Index p = 0; p < k; ++p) scratch[p] = right.data[p * right.stride];
      row = scratch;
    }
    multiplySingleRow(m, k, row, left.data, left.stride, c, {});
    for (Index i = 0; i < m; ++i) finishRow(1, c + i, epilogue);
    return;
  }
  if (n == 1 && !left.transposed) {
    const Real* column = right.data;
    if (right.stride != 1) {
      for (Index p = 0; p < k; ++p) scratch[p] = right.data[p * right.stride];
      column = scratch;
    }
    return multiplySingleColumn(m, k, left.data, left.stride, column, c, c_stride, epilogue);
  }
  // By columns of c nothing is packed twice; by rows, b is. But a is packed where it is transposed,
  // and with few columns there is nothing to cut.
  const double nanoseconds = kNanosecondsAProduct * static_cast<double>(m) * n * k;
  const Index scratch_size = gemmScratchSize(m, n, k);
  if (left.transposed || n < kColumnsWorthCutting) {
    forRanges(parallel, m, kRowGrain, nanoseconds, [&](Index first, Index last, int thread) {
      Operand rows = left;
      rows.data += first * (left.transposed ? 1 : left.stride);
      multiplyBlocks(last - first, n, k, rows, right, c + first * c_stride, c_stride, epilogue,
                     scratch + thread * scratch_size);
    });
  } else {
    forRanges(parallel, n, kColumnGrain, nanoseconds, [&](Index first, Index last, int thread) {
      Operand columns = right;
      columns.data += first * (right.transposed ? right.stride : 1);
      const Epilogue end{epilogue.bias ? epilogue.bias + first : nullptr, epilogue.relu};
      multiplyBlocks(m, last - first, k, left, columns, c + first, c_stride, end,
                     scratch + thread * scratch_size);
    });
  }
}

Index packedOperandSize(Index n, Index k) { return tile::paddedColumns(n) * k; }

void packOperand(Index n, Index k, const Operand& b, Real* packed) {
  const DepthSplit split(k);
  for (Index block = 0; block < split.blocks; ++block) {
    const Index first = split.begin(block), depth = split.begin(block + 1) - first;
    Real* const to = packed + packedOperandSize(n, first);
    if (b.transposed) {
      tile::packColumnsTransposed(depth, n, b.data + first, b.stride, to, 0, depth);
    } else {
      tile::packColumns(depth, n, b.data + first * b.stride, b.stride, to);
    }
  }
}

void gemmPacked(Index m, Index n, Index k, const Real* a, Index a_stride, const Real* packed,
                Real* c, Index c_stride, const Epilogue& epilogue) {
  const DepthSplit split(k);
  for (Index block = 0; block < split.blocks; ++block) {
    const Index first = split.begin(block), depth = split.begin(block + 1) - first;
    const bool last = block + 1 == split.blocks;
    const Panels panels{packed + packedOperandSize(n, first), nullptr, 0, 0};
    multiplyRows({m, n, depth, block > 0, last ? epilogue : Epilogue{}}, a + first, a_stride,
                 panels, c, c_stride);
  }
}

}  // namespace minibatch
