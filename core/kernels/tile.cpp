#include "kernels/tile.h"

namespace minibatch::tile {

void anyRowTile(Index rows, bool packed, const Real* const* a, const Segments& segments,
                const Real* b, Index b_step, Real* const* c, const Finish& finish) {
  withRows(rows, [&](auto count) __attribute__((always_inline)) {
    constexpr int kR = decltype(count)::value;
    if (finish.columns > simd::kLanes) {
      if (packed) return rowTile<kR, 2, true>(a, segments, b, 0, c, finish);
      return rowTile<kR, 2, false>(a, segments, b, b_step, c, finish);
    }
    if (packed) return rowTile<kR, 1, true>(a, segments, b, 0, c, finish);
    return rowTile<kR, 1, false>(a, segments, b, b_step, c, finish);
  });
}

void anyColumnTile(Index rows, bool packed, const Real* a, Index a_step, const Segments& segments,
                   const Real* b, Index b_step, Real* const* c, const Finish& finish) {
  withRows(rows, [&](auto count) __attribute__((always_inline)) {
    constexpr int kR = decltype(count)::value;
    if (finish.columns > simd::kLanes) {
      if (packed) return columnTile<kR, 2, true>(a, a_step, segments, b, 0, c, finish);
      return columnTile<kR, 2, false>(a, a_step, segments, b, b_step, c, finish);
    }
    if (packed) return columnTile<kR, 1, true>(a, a_step, segments, b, 0, c, finish);
    return columnTile<kR, 1, false>(a, a_step, segments, b, b_step, c, finish);
  });
}

}  // namespace minibatch::tile
