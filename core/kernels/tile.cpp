#include "kernels/tile.h"

#include <iterator>

namespace minibatch::tile {
namespace {

// Tables of pointers and not a switch over calls: Binaryen inlines functions that are called once,
// and in one function of all tiles V8 spills the registers of every one.
using RowTile = void (*)(const Real* const* a, const Segments& segments, const Real* b,
                         Index b_step, Real* const* c, const Finish& finish);
using ColumnTile = void (*)(const Real* a, Index a_step, const Segments& segments, const Real* b,
                            Real* const* c, const Finish& finish);
using RowTiles = void (*)(Index tiles, const Real* a, Index a_stride, Index depth, const Real* b,
                          Index b_step, Real* c, Index c_stride, const Finish& finish);

using ColumnTiles = void (*)(Index tiles, const Real* a, Index depth, const Real* b, Index b_step,
                             Real* c, Index c_stride, const Finish& finish);

template <int kR>
constexpr RowTile kRowTilesOf[2] = {rowTile<kR, 1, true>, rowTile<kR, 2, true>};
template <int kR>
constexpr ColumnTile kColumnTilesOf[2] = {columnTile<kR, 1>, columnTile<kR, 2>};
template <int kR>
constexpr RowTiles kRowTilesBelowOf[2][2] = {{rowTiles<kR, 1, false>, rowTiles<kR, 1, true>},
                                             {rowTiles<kR, 2, false>, rowTiles<kR, 2, true>}};
template <int kR>
constexpr ColumnTiles kColumnTilesBelowOf[2][2] = {
    {columnTiles<kR, 1, false>, columnTiles<kR, 1, true>},
    {columnTiles<kR, 2, false>, columnTiles<kR, 2, true>}};

constexpr const RowTile* kRowTiles[] = {kRowTilesOf<1>, kRowTilesOf<2>, kRowTilesOf<3>,
                                        kRowTilesOf<4>};
constexpr const ColumnTile* kColumnTiles[] = {kColumnTilesOf<1>, kColumnTilesOf<2>,
                                              kColumnTilesOf<3>, kColumnTilesOf<4>};
constexpr const RowTiles (*kRowTilesBelow[])[2] = {kRowTilesBelowOf<1>, kRowTilesBelowOf<2>,
                                                   kRowTilesBelowOf<3>, kRowTilesBelowOf<4>};
constexpr const ColumnTiles (*kColumnTilesBelow[])[2] = {
    kColumnTilesBelowOf<1>, kColumnTilesBelowOf<2>, kColumnTilesBelowOf<3>, kColumnTilesBelowOf<4>};
static_assert(std::size(kRowTilesBelow) == kRows && std::size(kColumnTilesBelow) == kRows);
static_assert(std::size(kRowTiles) == kRows && std::size(kColumnTiles) == kRows);

/// Calls function(first row, rows of a tile, tiles) for the tiles of each of a split's two sizes.
template <class Function>
void eachSize(const RowSplit& split, Function function) {
  const Index larger = split.largerTiles(), others = split.tiles() - larger;
  if (larger > 0) function(0, split.rows(0), larger);
  if (others > 0) function(split.begin(larger), split.rows(larger), others);
}

}  // namespace

// "Cold" for it to stay small: for a few columns, unrolled it would be 3 KB.
[[gnu::cold]] void finishPart(int rows, int width, const Real* sums, Real* const* c,
                              const Finish& finish) {
  for (int r = 0; r < rows; ++r) {
    for (Index column = 0; column < finish.columns; ++column) {
      Real value = sums[r * width + column];
      if (finish.accumulate) value = c[r][column] + value;
      if (finish.bias) value += finish.bias[column];
      if (finish.relu) value = 0 > value ? 0 : value;
      c[r][column] = value;
    }
  }
}

void anyRowTile(Index rows, const Real* const* a, const Segments& segments, const Real* b,
                Real* const* c, const Finish& finish) {
  kRowTiles[rows - 1][finish.columns > simd::kLanes](a, segments, b, 0, c, finish);
}

void anyRowTiles(Index rows, bool packed, const Real* a, Index a_stride, Index depth, const Real* b,
                 Index b_step, Real* c, Index c_stride, const Finish& finish) {
  eachSize(RowSplit(rows), [&](Index row, Index tile_rows, Index tiles) {
    kRowTilesBelow[tile_rows - 1][finish.columns > simd::kLanes][packed](
        tiles, a + row * a_stride, a_stride, depth, b, b_step, c + row * c_stride, c_stride,
        finish);
  });
}

void anyColumnTiles(Index rows, bool packed, const Real* a, Index depth, const Real* b,
                    Index b_step, Real* c, Index c_stride, const Finish& finish) {
  eachSize(RowSplit(rows), [&](Index row, Index tile_rows, Index tiles) {
    kColumnTilesBelow[tile_rows - 1][finish.columns > simd::kLanes][packed](
        tiles, a + row * depth, depth, b, b_step, c + row * c_stride, c_stride, finish);
  });
}

void anyColumnTile(Index rows, const Real* a, Index a_step, const Segments& segments, const Real* b,
                   Real* const* c, const Finish& finish) {
  kColumnTiles[rows - 1][finish.columns > simd::kLanes](a, a_step, segments, b, c, finish);
}

}  // namespace minibatch::tile
