#include <algorithm>

#include "kernels/conv2d_passes.h"
#include "kernels/elementwise.h"
#include "kernels/tile.h"
#include "kernels/winograd.h"
#include "kernels/winograd_transforms.h"
#include "kernels/winograd_zeros.h"

// The kernel's gradient: for every position the product of the transformed input, transposed, and
// the transformed gradient of the output, summed over all tiles; Gᵀ … G of that at last. Both
// operands are packed as they are transformed. Threads share the tiles by chunks with a sum each,
// and a chunk by output channels; threads that share one each transform its inputs.

namespace minibatch {
namespace {

using simd::Vector;
using namespace winograd;

// Elements of both operands of a block of tiles: more would leave the second-level cache, fewer
// would go through the sums more often.
constexpr Index kBlockElements = 327680;
// With fewer tiles, all positions' sums would be read and written too often.
constexpr Index kLeastTiles = 36;
// Chunks of the tiles with a sum of their own; not the number of threads, on which no sum depends.
constexpr Index kMaxChunks = 16;
// With fewer tiles in a chunk, adding the chunks' sums would take as long as making them.
constexpr Index kChunkTiles = 128;
// Elements of the sums of all chunks.
constexpr Index kChunkElements = 5 << 19;
// How many pieces a thread gets: with more, inputs would be transformed more often.
constexpr Index kPieces = 2;

struct Plan {
  Index all_tiles;  // of the batch
  Index tiles;      // of a block
  Index chunks;
  Index slices;  // of kChannels output channels

  explicit Plan(const Conv2DGeometry& g) {
    all_tiles = g.batch * Tiles(g).perImage();
    tiles = blockTiles(g, kBlockElements, kLeastTiles);
    chunks = std::clamp<Index>(std::min(all_tiles / kChunkTiles, kChunkElements / sumSize(g)), 1,
                               kMaxChunks);
    slices = (g.out_channels + kChannels - 1) / kChannels;
  }

  static Index sumPlane(const Conv2DGeometry& g) {
    return planeSize(g.in_channels * g.out_channels);
  }
  /// Of a chunk: of the transformed kernel, then of the bias.
  static Index sumSize(const Conv2DGeometry& g) {
    return kPositions * sumPlane(g) + g.out_channels;
  }
  Index inputPlane(const Conv2DGeometry& g) const { return planeSize(tiles * g.in_channels); }
  Index outputPlane(const Conv2DGeometry& g) const {
    return planeSize(tiles * tile::paddedColumns(g.out_channels));
  }
  Index ownScratch(const Conv2DGeometry& g) const {
    return std::max(
        kPositions * (inputPlane(g) + outputPlane(g)) + std::max(g.in_channels, g.out_channels),
        emptySumsScratch(g));
  }
};

/// The sums of the tiles first … last - 1 for some output channels.
void sumTiles(const Conv2DGeometry& g, const Plan& plan, Index first, Index last,
              const Channels& channels, const Real* x, const Real* dy,
              const EpilogueGradient& epilogue, Real* sums, Real* scratch) {
  Real* const inputs = scratch;
  Real* const outputs = inputs + kPositions * plan.inputPlane(g);
  Real* const outside = outputs + kPositions * plan.outputPlane(g);
  std::fill_n(outside, std::max(g.in_channels, g.out_channels), Real{0});
  if (epilogue.dbias) {
    std::fill(epilogue.dbias + channels.first, epilogue.dbias + channels.last, Real{0});
  }
  bool accumulate = false;
  for (Index tile = first; tile < last; tile += plan.tiles) {
    const Block block{tile, std::min(tile + plan.tiles, last)};
    const Index depth = block.tiles();
    transformInputs(g, block, x, outside, {inputs, plan.inputPlane(g), tile::kRows});
    transformOutputGradients(g, block, channels, dy, epilogue, outside,
                             {outputs, plan.outputPlane(g), tile::kColumns});
    for (int position = 0; position < kPositions; ++position) {
      for (Index j = channels.first; j < channels.last; j += tile::kColumns) {
        const tile::Finish finish{nullptr, accumulate, false,
                                  std::min(tile::kColumns, channels.last - j)};
        tile::anyColumnTiles(
            g.in_channels, true, inputs + position * plan.inputPlane(g), depth,
            outputs + position * plan.outputPlane(g) + (j - channels.first) * depth, 0,
            sums + position * plan.sumPlane(g) + j, g.out_channels, finish);
      }
    }
    accumulate = true;
  }
}

/// dkernel from the chunks' sums of the transformed kernel.
void transformKernelGradient(const Conv2DGeometry& g, const Plan& plan, const Real* sums,
                             Real* dkernel, Parallel* parallel) {
  const Index tap_size = g.in_channels * g.out_channels;
  const double nanoseconds = 2.0 * static_cast<double>(plan.chunks * tap_size);
  forRanges(parallel, tap_size, simd::kLanes, nanoseconds, [&](Index first, Index last, int) {
    for (Index i = first; i < last; i += simd::kLanes) {
      apply<KernelGradientTransform>(
          [&](int r, int s) MINIBATCH_INLINE_LAMBDA {
            const Real* of_chunk = sums + (r * kInputs + s) * plan.sumPlane(g) + i;
            Vector sum = simd::load(of_chunk);
            for (Index chunk = 1; chunk < plan.chunks; ++chunk) {
              sum += simd::load(of_chunk += plan.sumSize(g));
            }
            return sum;
          },
          [&](int r, int s, Vector value) MINIBATCH_INLINE_LAMBDA {
            simd::store(dkernel + (r * kTaps + s) * tap_size + i, value);
          });
    }
  });
}

}  // namespace

Scratch winogradBackwardKernelScratch(const Conv2DGeometry& g) {
  const Plan plan(g);
  return {plan.chunks * plan.sumSize(g), plan.ownScratch(g)};
}

void winogradBackwardKernel(const Conv2DGeometry& g, const Real* x, const Real* dy,
                            const EpilogueGradient& epilogue, Real* dkernel, Real* scratch,
                            Parallel* parallel) {
  const Plan plan(g);
  const Index sum_size = plan.sumSize(g), bias_at = kPositions * plan.sumPlane(g);
  Real* const own_scratch = scratch + plan.chunks * sum_size;
  const auto sumSlices = [&](Index first, Index last, int thread) {
    for (Index slice = first; slice < last;) {
      const Index chunk = slice / plan.slices, of_chunk = chunk * plan.slices;
      const Index end = std::min(last, of_chunk + plan.slices);
      const Channels channels{(slice - of_chunk) * kChannels,
                              std::min((end - of_chunk) * kChannels, g.out_channels)};
      Real* const sums = scratch + chunk * sum_size;
      EpilogueGradient own = epilogue;
      if (epilogue.dbias) own.dbias = sums + bias_at;
      sumTiles(g, plan, plan.all_tiles * chunk / plan.chunks,
               plan.all_tiles * (chunk + 1) / plan.chunks, channels, x, dy, own, sums,
               own_scratch + thread * plan.ownScratch(g));
      slice = end;
    }
  };
  forRanges(parallel, plan.chunks * plan.slices, 1, conv2dNanoseconds(g), sumSlices, kPieces);
  transformKernelGradient(g, plan, scratch, dkernel, parallel);
  if (epilogue.dbias) {
    std::copy_n(scratch + bias_at, g.out_channels, epilogue.dbias);
    for (Index chunk = 1; chunk < plan.chunks; ++chunk) {
      addTo(g.out_channels, scratch + chunk * sum_size + bias_at, epilogue.dbias);
    }
  }
  // The chunks' sums are of no use any more.
  clearEmptySums(g, x, dy, epilogue.relu_output, dkernel, {scratch, sum_size, plan.chunks},
                 own_scratch, plan.ownScratch(g), parallel);
}

}  // namespace minibatch
