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

Products forwardProducts(const Conv2DGeometry& g) {
  return {blockTiles(g, kBlockElements), g.in_channels, g.out_channels};
}
Products backwardProducts(const Conv2DGeometry& g) {
  return {blockTiles(g, kBlockElements), g.out_channels, g.in_channels};
}

/// The kernel's transform as the packed second operand of every position's product; with input and
/// output channels exchanged where `transposed`.
void transformKernel(const Conv2DGeometry& g, const Real* kernel, bool transposed, Real* to,
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
        Vector transformed[kPositions][simd::kLanes];
        for (Index lane = 0; lane < simd::kLanes; ++lane) {
          const Real* const taps = kernel + (in + lane) * g.out_channels + out;
          apply<KernelTransform>(
              [&](int row, int column) MINIBATCH_INLINE_LAMBDA {
                return simd::load(taps + (row * kTaps + column) * tap_size);
              },
              [&](int row, int column, Vector value)
                  MINIBATCH_INLINE_LAMBDA { transformed[row * kInputs + column][lane] = value; });
        }
        for (int position = 0; position < kPositions; ++position) {
          Vector(&rows)[simd::kLanes] = transformed[position];
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

/// Makes the products of all tiles, block by block: transform(block, outside, operand) transforms a
/// block's tiles into the products' first operand, and finish(block, sums, outside) takes the
/// products from there; position p's are products.toPlane() p further on. `outside` is zeros for
/// what lies beyond an image, and may be written to. Every image's tiles come in order, on one
/// thread.
template <class Transform, class Finish>
void eachProduct(const Conv2DGeometry& g, const Products& products, Real* scratch,
                 Parallel* parallel, const Transform& transform, const Finish& finish) {
  const Scratch sizes = products.scratch();
  const Index tiles = Tiles(g).perImage();
  forRanges(parallel, g.batch, 1, conv2dNanoseconds(g), [&](Index first, Index last, int thread) {
    Real* const operand = scratch + sizes.shared + thread * sizes.each;
    Real* const sums = operand + kPositions * products.fromPlane();
    Real* const outside = sums + kPositions * products.toPlane();
    for (Index tile = first * tiles; tile < last * tiles; tile += products.tiles) {
      const Block block{tile, std::min(tile + products.tiles, last * tiles)};
      std::fill_n(outside, std::max(products.depth, products.columns), Real{0});
      transform(block, outside, Transformed{operand, products.fromPlane(), products.depth});
      products.run(block.tiles(), operand, scratch, sums);
      finish(block, sums, outside);
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

Scratch winogradForwardScratch(const Conv2DGeometry& g) { return forwardProducts(g).scratch(); }

Scratch winogradBackwardInputScratch(const Conv2DGeometry& g) {
  return backwardProducts(g).scratch();
}

void winogradForward(const Conv2DGeometry& g, const Real* x, const Real* kernel,
                     const Epilogue& epilogue, Real* y, Real* scratch, Parallel* parallel) {
  const Products products = forwardProducts(g);
  transformKernel(g, kernel, false, scratch, parallel);
  const auto transform = [&](const Block& block, const Real* outside, const Transformed& to) {
    transformInputs(g, block, x, outside, to);
  };
  const auto finish = [&](const Block& block, const Real* sums, Real* outside) {
    Tiles(g).each(block.first, block.last, [&](Index tile, Index image, Index row, Index column) {
      const auto square = outputSquare<Real*>(g, y, image, row, column, outside);
      const auto input = inputSquare<const Real*>(g, x, image, row, column, outside);
      const unsigned live = liveOutputs(input, g.in_channels, outside);
      const Real* const from = sums + tile * g.out_channels;
      for (Index c = 0; c < g.out_channels; c += simd::kLanes) {
        const Vector bias = epilogue.bias ? simd::load(epilogue.bias + c) : Vector{};
        apply<OutputTransform>(
            [&](int r, int s) MINIBATCH_INLINE_LAMBDA {
              return simd::load(from + (r * kInputs + s) * products.toPlane() + c);
            },
            [&](int r, int s, Vector value) MINIBATCH_INLINE_LAMBDA {
              value += bias;
              if (epilogue.relu) value = simd::max(Vector{}, value);
              simd::store(square.at[r][s] + c, value);
            });
      }
      if (live == kAllOutputs) return;
      for (int i = 0; i < kOutputs * kOutputs; ++i) {
        // A window of zeros has products of zero only.
        if (!(live >> i & 1)) {
          storeBias(epilogue, g.out_channels, square.at[i / kOutputs][i % kOutputs]);
        }
      }
    });
  };
  eachProduct(g, products, scratch, parallel, transform, finish);
}

void winogradBackwardInput(const Conv2DGeometry& g, const Real* dy, const Real* kernel, Real* dx,
                           Real* scratch, Parallel* parallel) {
  const Products products = backwardProducts(g);
  const Index image_size = g.in_height * g.in_width * g.in_channels;
  transformKernel(g, kernel, true, scratch, parallel);
  const auto transform = [&](const Block& block, const Real* outside, const Transformed& to) {
    transformOutputGradients(g, block, dy, {}, outside, to);
  };
  const auto finish = [&](const Block& block, const Real* sums, Real* outside) {
    Tiles(g).each(block.first, block.last, [&](Index tile, Index image, Index row, Index column) {
      // Tiles add to what the ones before have left: the first finds zeros.
      if (row == 0 && column == 0) std::fill_n(dx + image * image_size, image_size, Real{0});
      auto square = inputSquare<Real*>(g, dx, image, row, column, outside);
      const auto gradient = outputSquare<const Real*>(g, dy, image, row, column, outside);
      const unsigned live = liveInputs(gradient, g.out_channels, outside);
      for (int i = 0; live != kAllInputs && i < kPositions; ++i) {
        // Only rounding errors come from gradients of zero.
        if (!(live >> i & 1)) square.at[i / kInputs][i % kInputs] = outside;
      }
      const Real* const from = sums + tile * g.in_channels;
      for (Index c = 0; c < g.in_channels; c += simd::kLanes) {
        apply<InputGradientTransform>(
            [&](int r, int s) MINIBATCH_INLINE_LAMBDA {
              return simd::load(from + (r * kInputs + s) * products.toPlane() + c);
            },
            [&](int r, int s, Vector value) MINIBATCH_INLINE_LAMBDA {
              Real* const pixel = square.at[r][s] + c;
              simd::store(pixel, simd::load(pixel) + value);
            });
      }
    });
  };
  eachProduct(g, products, scratch, parallel, transform, finish);
}

}  // namespace minibatch
