#pragma once

#include "kernels/winograd_tiles.h"

namespace minibatch::winograd {

/// Some tiles, one after the other in the order of Tiles.
struct Block {
  Index first, last;
  Index tiles() const { return last - first; }
};

/// The transformed tiles of a block as operands of products: for every position, `plane` apart, a
/// matrix with a row a tile, in panels of `panel` columns as tile::packColumns() packs them. A
/// panel of all columns is a matrix by rows.
struct Transformed {
  Real* data;
  Index plane;
  Index panel;
};

/// The block's inputs, Bᵀ d B. `outside` has a pixel's zeros.
void transformInputs(const Conv2DGeometry& geometry, const Block& block, const Real* x,
                     const Real* outside, const Transformed& to);

/// Channels transformed at a time: as many panels are written side by side, and a pixel's share of
/// them is whole lines of a cache.
inline constexpr Index kChannels = 32;

/// Of an output, first … last - 1. `first` is a multiple of kChannels.
struct Channels {
  Index first, last;
};

/// The block's gradients of some channels of the output, A dY Aᵀ; on the way, what the epilogue's
/// backward pass asks for (its dbias is added to).
void transformOutputGradients(const Conv2DGeometry& geometry, const Block& block,
                              const Channels& channels, const Real* dy,
                              const EpilogueGradient& epilogue, const Real* outside,
                              const Transformed& to);

}  // namespace minibatch::winograd
