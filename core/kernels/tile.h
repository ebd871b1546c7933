#pragma once

#include "kernels/simd.h"

// The register tiles all products are made of: up to 4 rows by 8 columns of the result stay in
// vector registers while k runs. V8 leaves 15 of them on x86-64. 4x8 takes 8 sums + 2 of b + up to
// 4 of a, and so fits even where an engine loads a step's operands before the first product, as V8
// 11 (Node 20) does. 5x8 fits where code keeps its order (V8 14): 3 % faster there, but half as
// fast in V8 11. The number of rows changes no bits. Of the relaxed build no register holds a
// product, and 6x8 is 7 % faster than 4x8 in V8 14; but in V8 11 it is half as fast, likewise.
//
// Along k the first operand is read in segments: a dense product has one, a convolution one for
// each kernel row. Every sum starts at zero and runs over k in order.

namespace minibatch::tile {

using simd::Vector;

inline constexpr Index kRows = 4;
inline constexpr Index kColumns = 8;
/// Steps along k in one turn of a loop. Each may leave the loop: the branches are nearly free, and
/// keep LLVM's WebAssembly backend from gathering the loads of all steps before the first product,
/// which would take V8 more registers than there are.
inline constexpr int kUnroll = 4;

/// What happens to a finished tile.
struct Finish {
  const Real* bias = nullptr;  // of the tile's columns, or null
  bool accumulate = false;     // add to what c holds
  bool relu = false;
  Index columns = kColumns;  // how many of the tile's columns exist
};

/// How the first operand is read along k: `outer_count` times `count` segments of `length`
/// elements; segment (o, s) starts o outer_step + s step after the tile's own pointers. Of the
/// second operand, `skip` steps are left out after every `count` segments.
struct Segments {
  Index length;
  Index count = 1, step = 0;
  Index outer_count = 1, outer_step = 0;
  Index skip = 0;
};

/// Calls function(r, v) for all vectors of a tile.
template <int kR, int kV, class Function>
MINIBATCH_INLINE void eachVector(Function function) {
  simd::unrolled<kR>([&](auto r) MINIBATCH_INLINE_LAMBDA {
    simd::unrolled<kV>([&](auto v) MINIBATCH_INLINE_LAMBDA { function(r(), v()); });
  });
}

/// Finishes the columns that exist of a tile whose sums lie in `sums` (rows, width). One function
/// for all tiles: such tiles are few, at the right edge.
void finishPart(int rows, int width, const Real* sums, Real* const* c, const Finish& finish);

template <int kR, int kV>
MINIBATCH_INLINE void finishTile(Vector (&sum)[kR][kV], Real* const* c, const Finish& finish) {
  if (finish.columns == kV * simd::kLanes) {
    // All loads stand before all stores: V8's revectorizer only merges such pairs.
    if (finish.accumulate) {
      eachVector<kR, kV>([&](int r, int v) MINIBATCH_INLINE_LAMBDA {
        sum[r][v] = simd::load(c[r] + v * simd::kLanes) + sum[r][v];
      });
    }
    if (finish.bias) {
      eachVector<kR, kV>([&](int r, int v) MINIBATCH_INLINE_LAMBDA {
        sum[r][v] += simd::load(finish.bias + v * simd::kLanes);
      });
    }
    if (finish.relu) {
      // max(0, x) as (0 > x ? 0 : x), so that NaN stays.
      eachVector<kR, kV>([&](int r, int v) MINIBATCH_INLINE_LAMBDA {
        sum[r][v] = simd::max(Vector{}, sum[r][v]);
      });
    }
    eachVector<kR, kV>([&](int r, int v) MINIBATCH_INLINE_LAMBDA {
      simd::store(c[r] + v * simd::kLanes, sum[r][v]);
    });
    return;
  }
  // Through memory: an index that is not a constant would keep the sums out of registers for good.
  Real buffer[kR * kV * simd::kLanes];
  eachVector<kR, kV>([&](int r, int v) MINIBATCH_INLINE_LAMBDA {
    simd::store(buffer + (r * kV + v) * simd::kLanes, sum[r][v]);
  });
  finishPart(kR, kV * simd::kLanes, buffer, c, finish);
}

/// Calls function(offset in the first operand, b) for all segments.
template <class Function>
MINIBATCH_INLINE void eachSegment(const Segments& segments, const Real* b, Index b_step,
                                  Function function) {
  for (Index outer = 0; outer < segments.outer_count; ++outer) {
    Index offset = outer * segments.outer_step;
    for (Index s = 0; s < segments.count; ++s, offset += segments.step) {
      function(offset, b);
      b += segments.length * b_step;
    }
    b += segments.skip * b_step;
  }
}

/// One step along k: sum[r] += a(r) b, where a(r) gives row r's element.
template <int kR, int kV, class A>
MINIBATCH_INLINE void addProducts(Vector (&sum)[kR][kV], const Real* b, A a) {
  Vector b_lanes[kV];
  simd::unrolled<kV>(
      [&](auto v) MINIBATCH_INLINE_LAMBDA { b_lanes[v()] = simd::load(b + v() * simd::kLanes); });
  simd::unrolled<kR>([&](auto r) MINIBATCH_INLINE_LAMBDA {
    const Vector a_lanes = simd::splat(a(r()));
    simd::unrolled<kV>([&](auto v) MINIBATCH_INLINE_LAMBDA {
      sum[r()][v()] = simd::multiplyAdd(sum[r()][v()], a_lanes, b_lanes[v()]);
    });
  });
}

/// sum[r] += Σ rows[r][p] b[p] over `length` steps along k; uses up `rows`.
template <int kR, int kV>
MINIBATCH_INLINE void addSegment(Vector (&sum)[kR][kV], const Real* (&rows)[kR], Index length,
                                 const Real* b, Index b_step) {
  for (Index left = length; left > 0;) {
    const bool more = simd::unrolledWhile<kUnroll>([&](auto u) MINIBATCH_INLINE_LAMBDA {
      addProducts<kR, kV>(sum, b + u() * b_step,
                          [&](int r) MINIBATCH_INLINE_LAMBDA { return rows[r][u()]; });
      return --left > 0;
    });
    if (!more) break;
    simd::unrolled<kR>([&](auto r) MINIBATCH_INLINE_LAMBDA { rows[r()] += kUnroll; });
    b += kUnroll * b_step;
  }
}

/// c[r][0 … 4 kV) = Σ a[r][segment + p] b[p], where the k elements of row r lie one after another
/// in each segment. b has kV vectors a step, `b_step` Reals apart (kV * 4 where it is packed).
template <int kR, int kV, bool kPacked>
MINIBATCH_NOINLINE void rowTile(const Real* const* a, const Segments& segments, const Real* b,
                                Index b_step, Real* const* c, const Finish& finish) {
  if (kPacked) b_step = kV * simd::kLanes;
  Vector sum[kR][kV] = {};
  const auto segment = [&](Index offset, const Real* from) MINIBATCH_INLINE_LAMBDA {
    const Real* rows[kR];
    simd::unrolled<kR>([&](auto r) MINIBATCH_INLINE_LAMBDA { rows[r()] = a[r()] + offset; });
    addSegment<kR, kV>(sum, rows, segments.length, from, b_step);
  };
  eachSegment(segments, b, b_step, segment);
  finishTile<kR, kV>(sum, c, finish);
}

/// `tiles` row tiles one below the other, of rows a_stride and c_stride apart, whose k elements lie
/// in one segment. One call for all: with few steps along k, beginning a tile costs as much as its
/// products.
template <int kR, int kV, bool kPacked>
MINIBATCH_NOINLINE void rowTiles(Index tiles, const Real* a, Index a_stride, Index depth,
                                 const Real* b, Index b_step, Real* c, Index c_stride,
                                 const Finish& finish) {
  if (kPacked) b_step = kV * simd::kLanes;
  for (; tiles > 0; --tiles, a += kR * a_stride, c += kR * c_stride) {
    Vector sum[kR][kV] = {};
    const Real* rows[kR];
    simd::unrolled<kR>([&](auto r) MINIBATCH_INLINE_LAMBDA { rows[r()] = a + r() * a_stride; });
    addSegment<kR, kV>(sum, rows, depth, b, b_step);
    Real* results[kR];
    simd::unrolled<kR>([&](auto r) MINIBATCH_INLINE_LAMBDA { results[r()] = c + r() * c_stride; });
    finishTile<kR, kV>(sum, results, finish);
  }
}

/// sum[r] += Σ rows[p a_step + r] b[p] over `length` steps along k.
template <int kR, int kV>
MINIBATCH_INLINE void addColumnSegment(Vector (&sum)[kR][kV], const Real* rows, Index a_step,
                                       Index length, const Real* b, Index b_step) {
  for (Index left = length; left > 0;) {
    const bool more = simd::unrolledWhile<kUnroll>([&](auto u) MINIBATCH_INLINE_LAMBDA {
      addProducts<kR, kV>(sum, b + u() * b_step,
                          [&](int r) MINIBATCH_INLINE_LAMBDA { return rows[r]; });
      rows += a_step;
      return --left > 0;
    });
    if (!more) break;
    b += kUnroll * b_step;
  }
}

/// c[r][0 … 4 kV) = Σ a[segment + p a_step + r] b[p], where the rows' elements lie side by side and
/// b is packed.
template <int kR, int kV>
MINIBATCH_NOINLINE void columnTile(const Real* a, Index a_step, const Segments& segments,
                                   const Real* b, Real* const* c, const Finish& finish) {
  constexpr Index b_step = kV * simd::kLanes;
  Vector sum[kR][kV] = {};
  const auto segment = [&](Index offset, const Real* from) MINIBATCH_INLINE_LAMBDA {
    addColumnSegment<kR, kV>(sum, a + offset, a_step, segments.length, from, b_step);
  };
  eachSegment(segments, b, b_step, segment);
  finishTile<kR, kV>(sum, c, finish);
}

/// `tiles` column tiles one below the other, each packed by itself, of rows c_stride apart in c.
template <int kR, int kV, bool kPacked>
MINIBATCH_NOINLINE void columnTiles(Index tiles, const Real* a, Index depth, const Real* b,
                                    Index b_step, Real* c, Index c_stride, const Finish& finish) {
  if (kPacked) b_step = kV * simd::kLanes;
  for (; tiles > 0; --tiles, a += kR * depth, c += kR * c_stride) {
    Vector sum[kR][kV] = {};
    addColumnSegment<kR, kV>(sum, a, kR, depth, b, b_step);
    Real* results[kR];
    simd::unrolled<kR>([&](auto r) MINIBATCH_INLINE_LAMBDA { results[r()] = c + r() * c_stride; });
    finishTile<kR, kV>(sum, results, finish);
  }
}

/// Calls `function` with a tile's number of rows (1 to kRows) as a type.
template <int kR>
using Count = std::integral_constant<int, kR>;
template <class Function>
MINIBATCH_INLINE void withRows(Index rows, Function function) {
  switch (rows) {
    case 1:
      return function(Count<1>{});
    case 2:
      return function(Count<2>{});
    case 3:
      return function(Count<3>{});
    default:
      return function(Count<4>{});
  }
}

/// rowTile for any number of rows (1 to kRows), 1 or 2 vectors of columns and packed b.
void anyRowTile(Index rows, const Real* const* a, const Segments& segments, const Real* b,
                Real* const* c, const Finish& finish);
/// rowTiles for any number of rows in all, cut as RowSplit cuts them.
void anyRowTiles(Index rows, bool packed, const Real* a, Index a_stride, Index depth, const Real* b,
                 Index b_step, Real* c, Index c_stride, const Finish& finish);
/// columnTiles likewise.
void anyColumnTiles(Index rows, bool packed, const Real* a, Index depth, const Real* b,
                    Index b_step, Real* c, Index c_stride, const Finish& finish);
/// columnTile for any number of rows (1 to kRows) and 1 or 2 vectors of columns.
void anyColumnTile(Index rows, const Real* a, Index a_step, const Segments& segments, const Real* b,
                   Real* const* c, const Finish& finish);

/// The rows 0 … m cut into tiles of at most kRows rows, as even as they go: 9 = 3+3+3.
class RowSplit {
 public:
  explicit RowSplit(Index m)
      : tiles_((m + kRows - 1) / kRows),
        rows_(tiles_ ? m / tiles_ : 0),
        larger_(tiles_ ? m % tiles_ : 0) {}
  Index tiles() const { return tiles_; }
  Index begin(Index tile) const { return tile * rows_ + (tile < larger_ ? tile : larger_); }
  Index rows(Index tile) const { return rows_ + (tile < larger_ ? 1 : 0); }
  /// The first tiles have a row more than the others.
  Index largerTiles() const { return larger_; }

 private:
  Index tiles_, rows_, larger_;
};

/// Columns that a packed panel starting at column j holds: 8, or 4 where at most 4 are left.
MINIBATCH_INLINE Index panelWidth(Index j, Index n) {
  return n - j > simd::kLanes ? kColumns : simd::kLanes;
}
/// Columns that packed panels of a matrix of n columns take in total.
MINIBATCH_INLINE Index paddedColumns(Index n) {
  return n / kColumns * kColumns +
         (n % kColumns == 0 ? 0 : (n % kColumns <= simd::kLanes ? simd::kLanes : kColumns));
}

}  // namespace minibatch::tile
