#include "kernels/winograd.h"

#include "kernels/conv2d_passes.h"
#include "kernels/tile.h"
#include "kernels/winograd_transforms.h"
#include "kernels/winograd_zeros.h"

namespace minibatch {
namespace {

using simd::Vector;
using namespace winograd;

// Elements of the matrices of a block of tiles: they should stay in the second-level cache.
constexpr Index kBlockElements = 196608;
// With fewer tiles, all positions' kernels would be read too often.
constexpr Index kLeastTiles = 28;
// With fewer channels, the transforms cost more than the products they save.
constexpr Index kMinChannels = 8;

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

Products productsOf(const Conv2DGeometry& g) {
  return {blockTiles(g, kBlockElements, kLeastTiles), g.in_channels, g.out_channels};
}

/// The input's gradient as a convolution of the output's, whose kernel is turned round.
Conv2DGeometry inputGradientGeometry(Conv2DGeometry g) {
  std::swap(g.in_height, g.out_height);
  std::swap(g.in_width, g.out_width);
  std::swap(g.in_channels, g.out_channels);
  g.pad_top = kTaps - 1 - g.pad_top;
  g.pad_left = kTaps - 1 - g.pad_left;
  return g;
}

/// The transform of a kernel (3, 3, in, out) as the packed second operand of every position's
/// product; where `turned`, the kernel is given as (3, 3, out, in) and turned round.
void transformKernel(const Conv2DGeometry& g, const Real* kernel, bool turned, Real* to,
                     Parallel* parallel) {
  const Products products = productsOf(g);
  const auto packed = [&](int position, Index step, Index column) {
    const Index panel = column / tile::kColumns * tile::kColumns;
    return to + position * products.kernelPlane() + panel * products.depth +
           step * tile::panelWidth(panel, products.columns) + (column - panel);
  };
  const Index tap_size = g.in_channels * g.out_channels;
  const Index rows = turned ? g.out_channels : g.in_channels, columns = tap_size / rows;
  const double nanoseconds = 6.0 * static_cast<double>(tap_size);
  forRanges(parallel, rows, simd::kLanes, nanoseconds, [&](Index first, Index last, int) {
    for (Index row = first; row < last; row += simd::kLanes) {
      for (Index column = 0; column < columns; column += simd::kLanes) {
        Vector transformed[kPositions][simd::kLanes];
        for (Index lane = 0; lane < simd::kLanes; ++lane) {
          const Real* const taps = kernel + (row + lane) * columns + column;
          apply<KernelTransform>(
              [&](int r, int s) MINIBATCH_INLINE_LAMBDA {
                const int tap = r * kTaps + s;
                return simd::load(taps + (turned ? kTaps * kTaps - 1 - tap : tap) * tap_size);
              },
              [&](int r, int s, Vector value)
                  MINIBATCH_INLINE_LAMBDA { transformed[r * kInputs + s][lane] = value; });
        }
        for (int position = 0; position < kPositions; ++position) {
          Vector(&lanes)[simd::kLanes] = transformed[position];
          if (turned) simd::transpose(lanes[0], lanes[1], lanes[2], lanes[3]);
          for (Index lane = 0; lane < simd::kLanes; ++lane) {
            simd::store(turned ? packed(position, column + lane, row)
                               : packed(position, row + lane, column),
                        lanes[lane]);
          }
        }
      }
    }
  });
}

/// What an output is whose sums are zero.
void storeBias(const Epilogue& epilogue, Index channels, Real* y) {
  for (Index c = 0; c < channels; c += simd::kLanes) {
    const Vector bias = epilogue.bias ? simd::load(epilogue.bias + c) : Vector{};
    simd::store(y + c, epilogue.relu ? simd::max(Vector{}, bias) : bias);
  }
}

/// The outputs of a block of tiles from its products; position p's are plane p further on.
/// `outside` is a pixel that is written to in place of those beyond the image.
void transformProducts(const Conv2DGeometry& g, const Block& block, const Real* x,
                       const Real* products, Index plane, const Epilogue& epilogue, Real* y,
                       Real* outside) {
  Tiles(g).each(block.first, block.last, [&](Index tile, Index image, Index row, Index column) {
    const auto square = outputSquare<Real*>(g, y, image, row, column, outside);
    const auto input = inputSquare<const Real*>(g, x, image, row, column, outside);
    const unsigned live = liveOutputs(input, g.in_channels, outside);
    const Real* const from = products + tile * g.out_channels;
    for (Index c = 0; c < g.out_channels; c += simd::kLanes) {
      const Vector bias = epilogue.bias ? simd::load(epilogue.bias + c) : Vector{};
      apply<OutputTransform>(
          [&](int r, int s)
              MINIBATCH_INLINE_LAMBDA { return simd::load(from + (r * kInputs + s) * plane + c); },
          [&](int r, int s, Vector value) MINIBATCH_INLINE_LAMBDA {
            value += bias;
            if (epilogue.relu) value = simd::max(Vector{}, value);
            simd::store(square.at[r][s] + c, value);
          });
    }
    for (int i = 0; live != kAllOutputs && i < kOutputs * kOutputs; ++i) {
      // A window of zeros has products of zero only.
      if (!(live >> i & 1)) {
        storeBias(epilogue, g.out_channels, square.at[i / kOutputs][i % kOutputs]);
      }
    }
  });
}

/// y from x, block by block of its tiles, whose matrices stay in a cache meanwhile.
void convolve(const Conv2DGeometry& g, const Real* x, const Real* kernel, bool turned,
              const Epilogue& epilogue, Real* y, Real* scratch, Parallel* parallel) {
  const Products products = productsOf(g);
  const Scratch sizes = products.scratch();
  const Index tiles = Tiles(g).perImage();
  transformKernel(g, kernel, turned, scratch, parallel);
  forRanges(parallel, g.batch, 1, conv2dNanoseconds(g), [&](Index first, Index last, int thread) {
    Real* const operand = scratch + sizes.shared + thread * sizes.each;
    Real* const sums = operand + kPositions * products.fromPlane();
    Real* const outside = sums + kPositions * products.toPlane();
    for (Index tile = first * tiles; tile < last * tiles; tile += products.tiles) {
      const Block block{tile, std::min(tile + products.tiles, last * tiles)};
      std::fill_n(outside, std::max(products.depth, products.columns), Real{0});
      transformInputs(g, block, x, outside, {operand, products.fromPlane(), products.depth});
      products.run(block.tiles(), operand, scratch, sums);
      transformProducts(g, block, x, sums, products.toPlane(), epilogue, y, outside);
    }
  });
}

}  // namespace

bool usesWinograd(const Conv2DGeometry& g) {
  const bool fits = g.kernel_height == kTaps && g.kernel_width == kTaps && g.stride_height == 1 &&
                    g.stride_width == 1 && g.dilation_height == 1 && g.dilation_width == 1 &&
                    g.groups == 1 && g.in_channels % simd::kLanes == 0 &&
                    g.out_channels % simd::kLanes == 0 &&
                    std::min(g.in_channels, g.out_channels) >= kMinChannels;
  if (!fits || g.out_height <= 0 || g.out_width <= 0) return false;
  // Tiles that reach beyond the output make products for nothing.
  const Index products = Tiles(g).perImage() * kPositions;
  return products * 4 <= g.out_height * g.out_width * kTaps * kTaps * 3;
}

Scratch winogradForwardScratch(const Conv2DGeometry& g) { return productsOf(g).scratch(); }

Scratch winogradBackwardInputScratch(const Conv2DGeometry& g) {
  return productsOf(inputGradientGeometry(g)).scratch();
}

void winogradForward(const Conv2DGeometry& g, const Real* x, const Real* kernel,
                     const Epilogue& epilogue, Real* y, Real* scratch, Parallel* parallel) {
  convolve(g, x, kernel, false, epilogue, y, scratch, parallel);
}

void winogradBackwardInput(const Conv2DGeometry& g, const Real* dy, const Real* kernel, Real* dx,
                           Real* scratch, Parallel* parallel) {
  convolve(inputGradientGeometry(g), dy, kernel, true, {}, dx, scratch, parallel);
}

}  // namespace minibatch
