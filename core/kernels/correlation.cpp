#include "kernels/correlation.h"

#include <algorithm>
#include <span>

#include "kernels/correlation_parts.h"
#include "kernels/pack.h"
#include "kernels/tile.h"

namespace minibatch {
namespace {

// Source elements of a strip: it is read once for each panel of columns and must stay in the
// second-level cache.
constexpr Index kStripElements = 32768;
// Elements of patches and results of a strip: with so few products an element, both should stay in
// the first-level cache.
constexpr Index kPatchElements = 6144;
// Runs up to this length cost more to step through than to gather: four vectors.
constexpr Index kShortRun = 15;
// gatherPatches() moves whole vectors, so up to three elements too many.
constexpr Index kPatchSlack = simd::kLanes - 1;

Index lowest(const CorrelationAxis& axis, Index first) {
  return first * axis.stride + axis.offset + std::min<Index>(0, (axis.taps - 1) * axis.tap_step);
}
Index highest(const CorrelationAxis& axis, Index last) {
  return last * axis.stride + axis.offset + std::max<Index>(0, (axis.taps - 1) * axis.tap_step);
}
bool needsPadding(const CorrelationAxis& axis) {
  return lowest(axis, 0) < 0 || highest(axis, axis.outputs - 1) >= axis.source_size;
}
bool needsPadding(const Correlation& c) { return needsPadding(c.y) || needsPadding(c.x); }

/// Output rows handled at a time.
Index stripRows(const Correlation& c) {
  if (c.gathersPatches()) {
    const Index row = std::max<Index>(1, c.x.outputs * (c.depth() + c.groups * c.columns));
    return std::clamp<Index>(kPatchElements / row, 1, std::max<Index>(1, c.y.outputs));
  }
  const Index row = std::max<Index>(1, c.x.source_size * c.source_channels);
  const Index spread = highest(c.y, 0) - lowest(c.y, 0);
  const Index rows = (kStripElements / row - spread - 1) / std::max<Index>(1, c.y.stride) + 1;
  return std::clamp<Index>(rows, 1, std::max<Index>(1, c.y.outputs));
}

Index paddedWidth(const Correlation& c) {
  return highest(c.x, c.x.outputs - 1) - lowest(c.x, 0) + 1;
}

/// Copies source rows first … last, with the columns a strip needs, and zeros where there is no
/// source.
void copyStrip(const Correlation& c, const Real* source, Index first, Index last, Real* strip) {
  const Index channels = c.source_channels, left = lowest(c.x, 0), width = paddedWidth(c);
  const Index from = std::clamp<Index>(left, 0, c.x.source_size);
  const Index to = std::clamp<Index>(left + width, from, c.x.source_size);
  for (Index y = first; y <= last; ++y, strip += width * channels) {
    if (y < 0 || y >= c.y.source_size || from == to) {
      std::fill(strip, strip + width * channels, Real{0});
      continue;
    }
    const Real* row = source + (y * c.x.source_size + from) * channels;
    Real* inside = strip + (from - left) * channels;
    std::fill(strip, inside, Real{0});
    std::copy(row, row + (to - from) * channels, inside);
    std::fill(inside + (to - from) * channels, strip + width * channels, Real{0});
  }
}

/// Zeros around the source, or none where nothing beyond it is read: rows first_row … of a padded
/// copy.
struct PaddedStrip {
  const Real* origin;  // what the strip's output (0, 0) reads for tap (0, 0)
  Index row_stride;
};

PaddedStrip padStrip(const Correlation& c, const Real* source, Index first, Index rows, bool copy,
                     Real* scratch) {
  const Index first_y = first * c.y.stride + c.y.offset;
  PaddedStrip strip;
  if (copy) {
    const Index top = lowest(c.y, first);
    copyStrip(c, source, top, highest(c.y, first + rows - 1), scratch);
    strip.row_stride = paddedWidth(c) * c.source_channels;
    strip.origin = scratch + (first_y - top) * strip.row_stride +
                   (c.x.offset - lowest(c.x, 0)) * c.source_channels;
  } else {
    strip.row_stride = c.x.source_size * c.source_channels;
    strip.origin = source + first_y * strip.row_stride + c.x.offset * c.source_channels;
  }
  return strip;
}

Index paddedSize(const Correlation& c, Index rows) {
  return (highest(c.y, rows - 1) - lowest(c.y, 0) + 1) * paddedWidth(c) * c.source_channels;
}

/// Whether the edges are correlated by themselves, with the taps that they have: where tiles of
/// pixels fit into a row without them.
bool partition(const Correlation& c, AxisParts* y, AxisParts* x) {
  return !c.gathersPatches() && needsPadding(c) && partitionAxis(c.y, y) && partitionAxis(c.x, x) &&
         x->largest >= tile::kRows;
}

/// How a strip's tiles read the source and where they write.
struct Walk {
  tile::Segments segments;
  const Real* from;
  Index from_step, from_next_row;  // from pixel to pixel, and on top of it from row to row
  Real* to;
  Index rows, columns;   // positions
  Index first_step = 0;  // of the packed taps
};

void correlateStrip(const Correlation& c, const Walk& walk, const Real* packed,
                    const Epilogue& epilogue, bool accumulate) {
  const Index depth = c.depth();
  const Index pixels = walk.rows * walk.columns;
  const tile::RowSplit split(pixels);
  const Index to_step = c.x.to_step * c.to_pixel_stride;
  const Index to_next_row = c.y.to_step * c.to_row_stride - walk.columns * to_step;
  // Evenly spaced pixels, each in one segment with all taps: an ordinary product.
  const bool is_matrix =
      walk.segments.length == depth && walk.from_next_row == 0 && to_next_row == 0;
  for (Index j = 0; j < c.columns; j += tile::kColumns) {
    const tile::Finish finish{epilogue.bias ? epilogue.bias + j : nullptr, accumulate,
                              epilogue.relu, std::min(tile::kColumns, c.columns - j)};
    const Real* from = walk.from;
    Real* to = walk.to + j;
    if (is_matrix) {
      tile::anyRowTiles(pixels, true, from, walk.from_step, depth, packed + j * depth, 0, to,
                        to_step, finish);
      continue;
    }
    const Real* const taps = packed + j * depth + walk.first_step * tile::panelWidth(j, c.columns);
    Index left_in_row = walk.columns;
    for (Index t = 0; t < split.tiles(); ++t) {
      const Real* a[tile::kRows];
      Real* results[tile::kRows];
      const Index rows = split.rows(t);
      for (Index r = 0; r < rows; ++r) {
        a[r] = from;
        results[r] = to;
        from += walk.from_step;
        to += to_step;
        if (--left_in_row == 0) {
          left_in_row = walk.columns;
          from += walk.from_next_row;
          to += to_next_row;
        }
      }
      tile::anyRowTile(rows, a, walk.segments, taps, results, finish);
    }
  }
}

/// Where pixels are read in place: long runs. `origin` is what the first position of the parts
/// reads for the first of their taps.
Walk walkInPlace(const Correlation& c, const Real* origin, Index row_stride, const AxisPart& y,
                 const AxisPart& x) {
  const Index tap_x = c.x.tap_step * c.source_channels, tap_y = c.y.tap_step * row_stride;
  const Index step = c.x.stride * c.source_channels;
  const Index skip = (c.x.taps - x.taps) * c.group_channels;
  Walk walk;
  walk.segments = tap_x == c.group_channels
                      ? tile::Segments{x.taps * c.group_channels, 1, 0, y.taps, tap_y, skip}
                      : tile::Segments{c.group_channels, x.taps, tap_x, y.taps, tap_y, skip};
  if (x.taps == 0) walk.segments.outer_count = 0;
  walk.from = origin;
  walk.from_step = step;
  walk.from_next_row = c.y.stride * row_stride - x.outputs * step;
  walk.columns = x.outputs;
  walk.first_step = (y.first_tap * c.x.taps + x.first_tap) * c.group_channels;
  return walk;
}

/// Correlates the rows q … q + rows - 1 of a part of y with a part of x of group `group`.
void correlatePart(const Correlation& c, const AxisPart& y, const AxisPart& x, Index q, Index rows,
                   Index group, const Real* source, const Real* packed, const Epilogue& epilogue,
                   bool accumulate, Real* to) {
  const Index row_stride = c.x.source_size * c.source_channels;
  const Index top = q * c.y.stride + c.y.offset + y.first_tap * c.y.tap_step;
  const Index left = x.first * c.x.stride + c.x.offset + x.first_tap * c.x.tap_step;
  const Real* origin =
      source + top * row_stride + left * c.source_channels + group * c.group_channels;
  Walk walk = walkInPlace(c, origin, row_stride, y, x);
  walk.to = to + q * c.y.to_step * c.to_row_stride + x.first * c.x.to_step * c.to_pixel_stride +
            group * c.columns;
  walk.rows = rows;
  correlateStrip(c, walk, packed, epilogue, accumulate);
}

/// Gathers patches whose runs take kVectors vectors, in whole vectors.
template <int kVectors>
void gatherRuns(const Correlation& c, const PaddedStrip& strip, Index rows, Real* patches) {
  const Index run = c.runLength(), x_runs = c.x.taps * c.group_channels / run;
  for (Index row = 0; row < rows; ++row) {
    const Real* pixel = strip.origin + row * c.y.stride * strip.row_stride;
    for (Index column = 0; column < c.x.outputs; ++column) {
      for (Index ty = 0; ty < c.y.taps; ++ty) {
        const Real* from = pixel + ty * c.y.tap_step * strip.row_stride;
        for (Index tx = 0; tx < x_runs; ++tx) {
          // What is written too far, the next run overwrites.
          simd::unrolled<kVectors>([&](auto v) MINIBATCH_INLINE_LAMBDA {
            simd::store(patches + v() * simd::kLanes, simd::load(from + v() * simd::kLanes));
          });
          from += c.x.tap_step * c.source_channels;
          patches += run;
        }
      }
      pixel += c.x.stride * c.source_channels;
    }
  }
}

}  // namespace

Index Correlation::packedSize() const { return groups * tile::paddedColumns(columns) * depth(); }

Index Correlation::runLength() const {
  return x.tap_step * source_channels == group_channels ? x.taps * group_channels : group_channels;
}

bool Correlation::leavesOutZeros() const {
  AxisParts y_parts, x_parts;
  return partition(*this, &y_parts, &x_parts);
}

bool Correlation::gathersPatches() const { return depth() > 0 && runLength() <= kShortRun; }

Index Correlation::patchScratchSize(Index rows) const {
  return paddedSize(*this, rows) + kPatchSlack;
}
Index Correlation::patchSize(Index rows) const { return rows * x.outputs * depth() + kPatchSlack; }

Index Correlation::scratchSize() const {
  if (y.outputs <= 0 || x.outputs <= 0 || depth() == 0) return 0;
  const Index rows = stripRows(*this);
  if (gathersPatches()) return patchScratchSize(rows) + patchSize(rows);
  return needsPadding(*this) && !leavesOutZeros() ? paddedSize(*this, rows) : 0;
}

void gatherPatches(const Correlation& c, Index group, Index first, Index rows, const Real* source,
                   Real* patches, Real* scratch) {
  // The copy has slack behind it, the source may have none.
  PaddedStrip strip = padStrip(c, source, first, rows, true, scratch);
  strip.origin += group * c.group_channels;
  if (c.runLength() <= simd::kLanes) return gatherRuns<1>(c, strip, rows, patches);
  if (c.runLength() <= 2 * simd::kLanes) return gatherRuns<2>(c, strip, rows, patches);
  if (c.runLength() <= 3 * simd::kLanes) return gatherRuns<3>(c, strip, rows, patches);
  return gatherRuns<4>(c, strip, rows, patches);
}

void correlate(const Correlation& c, const Real* source, const Real* packed_taps,
               const Epilogue& epilogue, bool accumulate, Real* to, Real* scratch) {
  if (c.y.outputs <= 0 || c.x.outputs <= 0) return;
  const auto epilogueOf = [&](Index group) {
    return Epilogue{epilogue.bias ? epilogue.bias + group * c.columns : nullptr, epilogue.relu};
  };
  const auto packedOf = [&](Index group) {
    return packed_taps + group * c.packedSize() / c.groups;
  };
  if (AxisParts ys, xs; partition(c, &ys, &xs)) {
    const Index most_rows = stripRows(c);
    for (const AxisPart& y : std::span(ys.parts, ys.count)) {
      for (Index q = 0; q < y.outputs; q += most_rows) {
        const Index rows = std::min(most_rows, y.outputs - q);
        for (Index group = 0; group < c.groups; ++group) {
          for (const AxisPart& x : std::span(xs.parts, xs.count)) {
            correlatePart(c, y, x, y.first + q, rows, group, source, packedOf(group),
                          epilogueOf(group), accumulate, to);
          }
        }
      }
    }
    return;
  }
  const bool gathers = c.gathersPatches();
  const bool copies = c.depth() > 0 && needsPadding(c);
  const Index strip_rows = stripRows(c);
  Real* const patches = scratch + (gathers ? c.patchScratchSize(strip_rows) : 0);
  for (Index q = 0; q < c.y.outputs; q += strip_rows) {
    const Index rows = std::min(strip_rows, c.y.outputs - q);
    PaddedStrip strip{};
    if (!gathers) strip = padStrip(c, source, q, rows, copies, scratch);
    for (Index group = 0; group < c.groups; ++group) {
      Walk walk;
      if (gathers) {
        gatherPatches(c, group, q, rows, source, patches, scratch);
        walk = {{c.depth()}, patches, c.depth(), 0, nullptr, 0, 0};
      } else {
        walk = walkInPlace(c, strip.origin + group * c.group_channels, strip.row_stride,
                           {q, rows, 0, c.y.taps}, {0, c.x.outputs, 0, c.x.taps});
      }
      walk.rows = rows;
      walk.columns = c.x.outputs;
      walk.to = to + q * c.y.to_step * c.to_row_stride + group * c.columns;
      correlateStrip(c, walk, packedOf(group), epilogueOf(group), accumulate);
    }
  }
}

}  // namespace minibatch
