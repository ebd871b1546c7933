#include "kernels/winograd.h"

#include "kernels/conv2d_passes.h"
#include "kernels/tile.h"
#include "kernels/winograd_maps.h"

namespace minibatch {
namespace {

using simd::Vector;
using namespace winograd;

// Elements of the matrices of a block of tiles: they should stay in the second-level cache.
constexpr Index kBlockElements = 196608;
// With fewer channels, the maps cost more than the products they save.
constexpr Index kFewestChannels = 8;

/// Tiles handled at a time.
Index blockTiles(const Conv2DGeometry& g) {
  const Index tile = kPositions * (g.in_channels + g.out_channels);
  return std::clamp<Index>(kBlockElements / tile, tile::kRows,
                           std::max<Index>(tile::kRows, g.batch * Tiles(g).perImage()));
}

/// A product of every position: (tiles, depth) · (depth, columns).
struct Products {
  Index tiles, depth, columns;
  Index fromPlane() const { return planeSize(tiles * depth); }
  Index kernelPlane() const { return planeSize(depth * tile::paddedColumns(columns)); }
  Index toPlane() const { return planeSize(tiles * columns); }

  Scratch scratch() const {
    // And a pixel for what lies outside.
    return {kPositions * kernelPlane(),
            kPositions * (fromPlane() + toPlane()) + std::max(depth, columns)};
  }

  void run(Index some_tiles, const Real* from, const Real* kernels, Real* to) const {
    for (int position = 0; position < kPositions; ++position) {
      for (Index j = 0; j < columns; j += tile::kColumns) {
        const tile::Finish finish{nullptr, false, false, std::min(tile::kColumns, columns - j)};
        tile::anyRowTiles(some_tiles, true, from + position * fromPlane(), depth, depth,
                          kernels + position * kernelPlane() + j * depth, 0,
                          to + position * toPlane() + j, columns, finish);
      }
    }
  }
};

Products forwardProducts(const Conv2DGeometry& g) {
  return {blockTiles(g), g.in_channels, g.out_channels};
}
Products backwardProducts(const Conv2DGeometry& g) {
  return {blockTiles(g), g.out_channels, g.in_channels};
}

/// The kernel's map as the packed second operand of every position's product; with input and output
/// channels exchanged where `transposed`.
void mapKernel(const Conv2DGeometry& g, const Real* kernel, bool transposed, Real* to,
               Parallel* parallel) {
  const Products products = transposed ? backwardProducts(g) : forwardProducts(g);
  const auto packed = [&](int position, Index step, Index column) {
    const Index panel = column / tile::kColumns * tile::kColumns;
    return to + position * products.kernelPlane() + panel * products.depth +
           step * tile::panelWidth(panel, products.columns) + (column - panel);
  };
  const Index tap_size = g.in_channels * g.out_channels;
  const double nanoseconds = 3.0 * static_cast<double>(tap_size);
  forRanges(parallel, g.in_channels, simd::kLanes, nanoseconds, [&](Index first, Index last, int) {
    for (Index in = first; in < last; in += simd::kLanes) {
      for (Index out = 0; out < g.out_channels; out += simd::kLanes) {
        Vector mapped[kPositions][simd::kLanes];
        for (Index lane = 0; lane < simd::kLanes; ++lane) {
          const Real* const taps = kernel + (in + lane) * g.out_channels + out;
          apply<KernelMap>(
              [&](int row, int column) MINIBATCH_INLINE_LAMBDA {
                return simd::load(taps + (row * kTaps + column) * tap_size);
              },
              [&](int row, int column, Vector value)
                  MINIBATCH_INLINE_LAMBDA { mapped[row * kInputs + column][lane] = value; });
        }
        for (int position = 0; position < kPositions; ++position) {
          Vector(&rows)[simd::kLanes] = mapped[position];
          if (transposed) simd::transpose(rows[0], rows[1], rows[2], rows[3]);
          for (Index lane = 0; lane < simd::kLanes; ++lane) {
            simd::store(
                transposed ? packed(position, out + lane, in) : packed(position, in + lane, out),
                rows[lane]);
          }
        }
      }
    }
  });
}

/// Calls function(block) for the blocks of the images first … last - 1.
template <class Function>
void eachBlock(const Conv2DGeometry& g, Index first, Index last, const Function& function) {
  const Index block = blockTiles(g), images = Tiles(g).perImage();
  for (Index tile = first * images; tile < last * images; tile += block) {
    function(Block{tile, std::min(tile + block, last * images)});
  }
}

}  // namespace

bool usesWinograd(const Conv2DGeometry& g) {
  const bool fits = g.kernel_height == kTaps && g.kernel_width == kTaps && g.stride_height == 1 &&
                    g.stride_width == 1 && g.dilation_height == 1 && g.dilation_width == 1 &&
                    g.groups == 1 && g.in_channels % simd::kLanes == 0 &&
                    g.out_channels % simd::kLanes == 0 &&
                    std::min(g.in_channels, g.out_channels) >= kFewestChannels;
  if (!fits || g.out_height <= 0 || g.out_width <= 0) return false;
  // Tiles that reach beyond the output make products for nothing.
  const Index products = Tiles(g).perImage() * kPositions;
  return products * 4 <= g.out_height * g.out_width * kTaps * kTaps * 3;
}

Scratch winogradForwardScratch(const Conv2DGeometry& g) { return forwardProducts(g).scratch(); }

Scratch winogradBackwardInputScratch(const Conv2DGeometry& g) {
  return backwardProducts(g).scratch();
}

void winogradForward(const Conv2DGeometry& g, const Real* x, const Real* kernel,
                     const Epilogue& epilogue, Real* y, Real* scratch, Parallel* parallel) {
  const Products products = forwardProducts(g);
  const Scratch sizes = products.scratch();
  mapKernel(g, kernel, false, scratch, parallel);
  forRanges(parallel, g.batch, 1, conv2dNanoseconds(g), [&](Index first, Index last, int thread) {
    Real* const inputs = scratch + sizes.shared + thread * sizes.each;
    Real* const sums = inputs + kPositions * products.fromPlane();
    Real* const outside = sums + kPositions * products.toPlane();
    eachBlock(g, first, last, [&](const Block& block) {
      std::fill_n(outside, g.in_channels, Real{0});
      mapInputs(g, block, x, outside, {inputs, products.fromPlane(), g.in_channels});
      products.run(block.tiles(), inputs, scratch, sums);
      Tiles(g).each(block.first, block.last, [&](Index tile, Index image, Index row, Index column) {
        const auto square = outputSquare<Real*>(g, y, image, row, column, outside);
        const Real* const from = sums + tile * g.out_channels;
        for (Index c = 0; c < g.out_channels; c += simd::kLanes) {
          const Vector bias = epilogue.bias ? simd::load(epilogue.bias + c) : Vector{};
          apply<OutputMap>(
              [&](int r, int s) MINIBATCH_INLINE_LAMBDA {
                return simd::load(from + (r * kInputs + s) * products.toPlane() + c);
              },
              [&](int r, int s, Vector value) MINIBATCH_INLINE_LAMBDA {
                value += bias;
                if (epilogue.relu) value = simd::max(Vector{}, value);
                simd::store(square.at[r][s] + c, value);
              });
        }
      });
    });
  });
}

void winogradBackwardInput(const Conv2DGeometry& g, const Real* dy, const Real* kernel, Real* dx,
                           Real* scratch, Parallel* parallel) {
  const Products products = backwardProducts(g);
  const Scratch sizes = products.scratch();
  const Index image_size = g.in_height * g.in_width * g.in_channels;
  mapKernel(g, kernel, true, scratch, parallel);
  forRanges(parallel, g.batch, 1, conv2dNanoseconds(g), [&](Index first, Index last, int thread) {
    Real* const outputs = scratch + sizes.shared + thread * sizes.each;
    Real* const sums = outputs + kPositions * products.fromPlane();
    Real* const outside = sums + kPositions * products.toPlane();
    Index cleared = first;  // images of dx, to which tiles add
    eachBlock(g, first, last, [&](const Block& block) {
      std::fill_n(outside, std::max(g.in_channels, g.out_channels), Real{0});
      mapOutputGradients(g, block, dy, {}, outside,
                         {outputs, products.fromPlane(), g.out_channels});
      products.run(block.tiles(), outputs, scratch, sums);
      for (; cleared * Tiles(g).perImage() < block.last; ++cleared) {
        std::fill_n(dx + cleared * image_size, image_size, Real{0});
      }
      Tiles(g).each(block.first, block.last, [&](Index tile, Index image, Index row, Index column) {
        const auto square = inputSquare<Real*>(g, dx, image, row, column, outside);
        const Real* const from = sums + tile * g.in_channels;
        for (Index c = 0; c < g.in_channels; c += simd::kLanes) {
          apply<InputGradientMap>(
              [&](int r, int s) MINIBATCH_INLINE_LAMBDA {
                return simd::load(from + (r * kInputs + s) * products.toPlane() + c);
              },
              [&](int r, int s, Vector value) MINIBATCH_INLINE_LAMBDA {
                Real* const pixel = square.at[r][s] + c;
                simd::store(pixel, simd::load(pixel) + value);
              });
        }
      });
    });
  });
}

}  // namespace minibatch
