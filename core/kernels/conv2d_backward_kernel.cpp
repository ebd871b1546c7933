#include <algorithm>

#include "kernels/conv2d.h"
#include "kernels/conv2d_passes.h"
#include "kernels/elementwise.h"
#include "kernels/pack.h"
#include "kernels/tile.h"
#include "kernels/winograd.h"

// The gradient of the kernel, kernel[ky, kx, c, o] = Σ x[pixel shifted by (ky, kx), c] dy[pixel,
// o], is summed strip by strip: a few hundred output pixels, of one image or of several small ones.
// Threads share the work by chunks of the batch with a sum each, or, where a kernel is too large
// for several sums, by output channels: then each packs the input for itself. In a strip both
// operands are packed, then every tile of the kernel adds its sum over the strip's pixels. x is
// packed for one kx after another, with just the pixels that meet the output's: then the pixels of
// all rows of an image lie one after the other for every ky, and the sums run through them without
// a break.

namespace minibatch {
namespace {

constexpr Index kStripPixels = 512;
// Chunks of the batch with a sum of their own; not the number of threads, on which no sum depends.
constexpr Index kChunks = 16;
// Elements of a kernel, up to which there are chunks.
constexpr Index kSmallKernel = 32768;

struct Plan {
  Index rows, images;  // output rows of an image, images of a strip
  Index source_rows;   // input rows under a strip's output rows
  Index group_channels, group_outputs;
  Correlation forward;
  bool patches;  // with few channels a tile's rows are (ky, kx, c) of gathered patches, else c

  explicit Plan(const Conv2DGeometry& g) : forward(conv2dForwardCorrelation(g)) {
    rows = std::clamp<Index>(kStripPixels / std::max<Index>(1, g.out_width), 1,
                             std::max<Index>(1, g.out_height));
    const Index pixels = std::max<Index>(1, g.out_height * g.out_width);
    images = rows < g.out_height
                 ? 1
                 : std::clamp<Index>(kStripPixels / pixels, 1, std::max<Index>(1, g.batch));
    group_channels = g.in_channels / g.groups;
    group_outputs = g.out_channels / g.groups;
    patches = forward.gathersPatches();
    source_rows = (rows - 1) * g.stride_height + (g.kernel_height - 1) * g.dilation_height + 1;
  }

  Index packedInputSize(const Conv2DGeometry& g) const {
    return patches ? forward.patchSize(images * rows) + forward.patchScratchSize(rows)
                   : images * source_rows * g.out_width * group_channels;
  }
  Index packedOutputSize(const Conv2DGeometry& g) const {
    return images * rows * g.out_width * tile::paddedColumns(group_outputs);
  }
  /// What a thread packs into.
  Index ownScratch(const Conv2DGeometry& g) const {
    return packedInputSize(g) + packedOutputSize(g);
  }
  Index kernelSize(const Conv2DGeometry& g) const {
    return g.kernel_height * g.kernel_width * group_channels * g.out_channels;
  }
  Index chunks(const Conv2DGeometry& g) const {
    const bool small = kernelSize(g) <= kSmallKernel;
    return small ? std::clamp<Index>((g.batch + images - 1) / images, 1, kChunks) : 1;
  }
};

/// A strip of the batch: output rows first_row … of `images` images from `first_image` on.
struct Strip {
  Index first_image, images, first_row, rows;
  Index source_rows;

  Index pixels(const Conv2DGeometry& g) const { return images * rows * g.out_width; }
};

/// Output channels first … first + count - 1 of a group.
struct Outputs {
  Index group, first, count;
};

/// Packs the pixels of group `group` of x that kx meets: for each tile t of channels, source rows
/// of out_width pixels with rows(t) channels each.
void packChannels(const Conv2DGeometry& g, const Plan& plan, const Strip& strip, Index group,
                  Index kx, const Real* x, Real* packed) {
  const tile::RowSplit split(plan.group_channels);
  const Index image_size = strip.source_rows * g.out_width;
  const Index top = strip.first_row * g.stride_height - g.pad_top;
  // The output columns whose pixel lies within the image: from … to - 1.
  const Index left = kx * g.dilation_width - g.pad_left;
  const auto columnsBefore = [&](Index x_end) {
    return std::clamp<Index>((x_end - left + g.stride_width - 1) / g.stride_width, 0, g.out_width);
  };
  const Index from = left < 0 ? columnsBefore(0) : 0;
  const Index to = left < g.in_width ? std::max(from, columnsBefore(g.in_width)) : from;
  const Index step = g.stride_width * g.in_channels;
  for (Index image = 0; image < strip.images; ++image) {
    for (Index row = 0; row < strip.source_rows; ++row) {
      const Index y = top + row;
      const bool inside = y >= 0 && y < g.in_height;
      const Real* source = x +
                           (((strip.first_image + image) * g.in_height + y) * g.in_width + left +
                            from * g.stride_width) *
                               g.in_channels +
                           group * plan.group_channels;
      for (Index t = 0; t < split.tiles(); ++t) {
        tile::withRows(split.rows(t), [&](auto count) MINIBATCH_INLINE_LAMBDA {
          constexpr int kR = decltype(count)::value;
          Real* line = packed + split.begin(t) * image_size * strip.images +
                       (image * image_size + row * g.out_width) * kR;
          if (!inside) {
            std::fill(line, line + g.out_width * kR, Real{0});
            return;
          }
          std::fill(line, line + from * kR, Real{0});
          const Real* pixel = source + split.begin(t);
          Real* end = line + to * kR;
          for (line += from * kR; line < end; line += kR, pixel += step) {
            std::memcpy(line, pixel, kR * sizeof(Real));
          }
          std::fill(end, end + (g.out_width - to) * kR, Real{0});
        });
      }
    }
  }
}

/// The strip's part of dkernel (from its first output on), from patches.
void addFromPatches(const Conv2DGeometry& g, const Plan& plan, const Strip& strip,
                    const Outputs& outputs, const Real* x, const Real* dy_panels, bool accumulate,
                    Real* packed, Real* dkernel) {
  const Index depth = plan.forward.depth(), pixels = strip.pixels(g);
  Real* scratch = packed + plan.forward.patchSize(plan.images * plan.rows);
  for (Index image = 0; image < strip.images; ++image) {
    const Index source = (strip.first_image + image) * g.in_height * g.in_width * g.in_channels;
    gatherPatches(plan.forward, outputs.group, strip.first_row, strip.rows, x + source,
                  packed + image * strip.rows * g.out_width * depth, scratch);
  }
  const tile::RowSplit split(depth);
  for (Index j = 0; j < outputs.count; j += tile::kColumns) {
    const tile::Finish finish{nullptr, accumulate, false,
                              std::min(tile::kColumns, outputs.count - j)};
    for (Index t = 0; t < split.tiles(); ++t) {
      Real* c[tile::kRows];
      for (Index r = 0; r < split.rows(t); ++r) {
        c[r] = dkernel + (split.begin(t) + r) * g.out_channels + j;
      }
      tile::anyColumnTile(split.rows(t), packed + split.begin(t), depth, {pixels},
                          dy_panels + j * pixels, c, finish);
    }
  }
}

/// The strip's part of dkernel (from its first output on) for one kx, from channel tiles.
void addFromChannels(const Conv2DGeometry& g, const Plan& plan, const Strip& strip,
                     const Outputs& outputs, Index kx, const Real* channels, const Real* dy_panels,
                     bool accumulate, Real* dkernel) {
  const Index image_size = strip.source_rows * g.out_width;
  const Index pixels = strip.pixels(g);
  const tile::RowSplit split(plan.group_channels);
  for (Index j = 0; j < outputs.count; j += tile::kColumns) {
    const tile::Finish finish{nullptr, accumulate, false,
                              std::min(tile::kColumns, outputs.count - j)};
    for (Index t = 0; t < split.tiles(); ++t) {
      const Index rows = split.rows(t);
      const Real* tile_channels = channels + split.begin(t) * image_size * strip.images;
      for (Index ky = 0; ky < g.kernel_height; ++ky) {
        // The strip's rows first … last - 1 meet rows of the image; the others would add zeros.
        const Index top = strip.first_row * g.stride_height - g.pad_top + ky * g.dilation_height;
        const auto rowsBefore = [&](Index y) {
          return y > top ? std::min((y - top - 1) / g.stride_height + 1, strip.rows) : 0;
        };
        const Index first = rowsBefore(0), last = std::max(first, rowsBefore(g.in_height));
        const Index skip = (strip.rows - (last - first)) * g.out_width;
        const tile::Segments segments =
            g.stride_height == 1
                ? tile::Segments{(last - first) * g.out_width,
                                 1,
                                 0,
                                 strip.images,
                                 image_size * rows,
                                 skip}
                : tile::Segments{
                      g.out_width,  last - first,      g.stride_height * g.out_width * rows,
                      strip.images, image_size * rows, skip};
        Real* c[tile::kRows];
        for (Index r = 0; r < rows; ++r) {
          c[r] = dkernel +
                 ((ky * g.kernel_width + kx) * plan.group_channels + split.begin(t) + r) *
                     g.out_channels +
                 j;
        }
        const Index shift = (ky * g.dilation_height + first * g.stride_height) * g.out_width;
        const Index width = tile::panelWidth(j, outputs.count);
        tile::anyColumnTile(rows, tile_channels + shift * rows, rows, segments,
                            dy_panels + j * pixels + first * g.out_width * width, c, finish);
      }
    }
  }
}

/// dkernel's columns `outputs`, summed over the images first_image … end_image - 1, and theirs of
/// the gradient of the bias.
void sumImages(const Conv2DGeometry& g, const Plan& plan, const Outputs& outputs, Index first_image,
               Index end_image, const Real* x, const Real* dy, const EpilogueGradient& epilogue,
               Real* dkernel, Real* scratch) {
  Real* const x_packed = scratch;
  Real* const dy_packed = scratch + plan.packedInputSize(g);
  const Index first_output = outputs.group * plan.group_outputs + outputs.first;
  Real* const dbias = epilogue.dbias ? epilogue.dbias + first_output : nullptr;
  if (dbias) std::fill(dbias, dbias + outputs.count, Real{0});
  bool accumulate = false;
  for (Index image = first_image; image < end_image; image += plan.images) {
    for (Index row = 0; row < g.out_height; row += plan.rows) {
      Strip strip;
      strip.first_image = image;
      strip.images = std::min(plan.images, end_image - image);
      strip.first_row = row;
      strip.rows = std::min(plan.rows, g.out_height - row);
      strip.source_rows = plan.source_rows - (plan.rows - strip.rows) * g.stride_height;
      // Output pixels of a strip lie one after another: whole images, or rows of one.
      const Index at = (image * g.out_height + row) * g.out_width * g.out_channels + first_output;
      const Real* const y = epilogue.relu_output ? epilogue.relu_output + at : nullptr;
      if (y || dbias) {
        tile::packMaskedColumns(strip.pixels(g), outputs.count, dy + at, y, g.out_channels,
                                dy_packed, dbias,
                                epilogue.masked_dy && y ? epilogue.masked_dy + at : nullptr);
      } else {
        tile::packColumns(strip.pixels(g), outputs.count, dy + at, g.out_channels, dy_packed);
      }
      if (plan.patches) {
        addFromPatches(g, plan, strip, outputs, x, dy_packed, accumulate, x_packed,
                       dkernel + first_output);
      } else {
        for (Index kx = 0; kx < g.kernel_width; ++kx) {
          packChannels(g, plan, strip, outputs.group, kx, x, x_packed);
          addFromChannels(g, plan, strip, outputs, kx, x_packed, dy_packed, accumulate,
                          dkernel + first_output);
        }
      }
      accumulate = true;
    }
  }
}

}  // namespace

Scratch conv2dBackwardKernelScratch(const Conv2DGeometry& geometry) {
  if (usesWinograd(geometry)) return winogradBackwardKernelScratch(geometry);
  const Plan plan(geometry);
  const Index chunks = plan.chunks(geometry);
  return {chunks > 1 ? chunks * (plan.kernelSize(geometry) + geometry.out_channels) : 0,
          plan.ownScratch(geometry)};
}

void conv2dBackwardKernel(const Conv2DGeometry& geometry, const Real* x, const Real* dy,
                          Real* dkernel, Real* scratch, Parallel* parallel) {
  conv2dBackwardKernel(geometry, x, dy, {}, dkernel, scratch, parallel);
}

void conv2dBackwardKernel(const Conv2DGeometry& geometry, const Real* x, const Real* dy,
                          const EpilogueGradient& epilogue, Real* dkernel, Real* scratch,
                          Parallel* parallel) {
  const Conv2DGeometry& g = geometry;
  const Plan plan(g);
  const Index kernel_size = plan.kernelSize(g);
  if (g.batch == 0 || g.out_height <= 0 || g.out_width <= 0) {
    std::fill(dkernel, dkernel + kernel_size, Real{0});
    if (epilogue.dbias) std::fill(epilogue.dbias, epilogue.dbias + g.out_channels, Real{0});
    return;
  }
  if (usesWinograd(g)) {
    return winogradBackwardKernel(g, x, dy, epilogue, dkernel, scratch, parallel);
  }
  const double nanoseconds = conv2dNanoseconds(g);
  const Index own_size = plan.ownScratch(g);
  const Index chunks = plan.chunks(g);
  if (chunks == 1) {
    // No more pieces than threads: the input is packed for each.
    forRanges(
        parallel, plan.group_outputs, tile::kColumns, nanoseconds,
        [&](Index first, Index last, int thread) {
          for (Index group = 0; group < g.groups; ++group) {
            sumImages(g, plan, {group, first, last - first}, 0, g.batch, x, dy, epilogue, dkernel,
                      scratch + thread * own_size);
          }
        },
        1);
    return;
  }
  // The sums of a chunk: of the kernel, then of the bias.
  const Index chunk_size = kernel_size + g.out_channels;
  Real* const own_scratch = scratch + chunks * chunk_size;
  forRanges(parallel, chunks, 1, nanoseconds, [&](Index first, Index last, int thread) {
    for (Index chunk = first; chunk < last; ++chunk) {
      Real* const sums = scratch + chunk * chunk_size;
      EpilogueGradient own = epilogue;
      if (epilogue.dbias) own.dbias = sums + kernel_size;
      for (Index group = 0; group < g.groups; ++group) {
        sumImages(g, plan, {group, 0, plan.group_outputs}, g.batch * chunk / chunks,
                  g.batch * (chunk + 1) / chunks, x, dy, own, sums,
                  own_scratch + thread * own_size);
      }
    }
  });
  const auto addChunks = [&](Index size, const Real* first, Real* to) {
    std::copy_n(first, size, to);
    for (Index chunk = 1; chunk < chunks; ++chunk) addTo(size, first + chunk * chunk_size, to);
  };
  addChunks(kernel_size, scratch, dkernel);
  if (epilogue.dbias) addChunks(g.out_channels, scratch + kernel_size, epilogue.dbias);
}

}  // namespace minibatch
