#include "kernels/correlation.h"

#include <algorithm>

#include "kernels/pack.h"
#include "kernels/tile.h"

namespace minibatch {
namespace {

// Source elements of a strip: it is read once for each panel of columns and must stay in the
// second-level cache.
constexpr Index kStripElements = 32768;

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
void padStrip(const Correlation& c, const Real* source, Index first, Index last, Real* strip) {
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

/// Where a strip's tiles read and write.
struct Strip {
  const Real* origin;  // what output (0, 0) of the strip reads first
  Index row_stride;    // of the source, in Reals
  Real* to;
  Index rows;
};

tile::Segments segmentsOf(const Correlation& c, Index row_stride) {
  const Index tap_x = c.x.tap_step * c.source_channels, tap_y = c.y.tap_step * row_stride;
  if (tap_x == c.group_channels) return {c.x.taps * c.group_channels, c.y.taps, tap_y};
  return {c.group_channels, c.x.taps, tap_x, c.y.taps, tap_y};
}

void correlateStrip(const Correlation& c, const Strip& strip, const Real* packed,
                    const Epilogue& epilogue) {
  const tile::Segments segments = segmentsOf(c, strip.row_stride);
  const Index depth = c.depth();
  const tile::RowSplit split(strip.rows * c.x.outputs);
  const Index from_step = c.x.stride * c.source_channels;
  const Index from_next_row = c.y.stride * strip.row_stride - c.x.outputs * from_step;
  const Index to_step = c.x.to_step * c.to_pixel_stride;
  const Index to_next_row = c.y.to_step * c.to_row_stride - c.x.outputs * to_step;
  for (Index j = 0; j < c.columns; j += tile::kColumns) {
    const tile::Finish finish{epilogue.bias ? epilogue.bias + j : nullptr, false, epilogue.relu,
                              std::min(tile::kColumns, c.columns - j)};
    const Real* from = strip.origin;
    Real* to = strip.to + j;
    Index left_in_row = c.x.outputs;
    for (Index t = 0; t < split.tiles(); ++t) {
      const Real* a[tile::kRows];
      Real* results[tile::kRows];
      const Index rows = split.rows(t);
      for (Index r = 0; r < rows; ++r) {
        a[r] = from;
        results[r] = to;
        from += from_step;
        to += to_step;
        if (--left_in_row == 0) {
          left_in_row = c.x.outputs;
          from += from_next_row;
          to += to_next_row;
        }
      }
      tile::anyRowTile(rows, true, a, segments, packed + j * depth, 0, results, finish);
    }
  }
}

}  // namespace

Index Correlation::packedSize() const { return groups * tile::paddedColumns(columns) * depth(); }

Index Correlation::scratchSize() const {
  if (y.outputs <= 0 || x.outputs <= 0 || depth() == 0 || !needsPadding(*this)) return 0;
  const Index rows = stripRows(*this);
  return (highest(y, rows - 1) - lowest(y, 0) + 1) * paddedWidth(*this) * source_channels;
}

void correlate(const Correlation& c, const Real* source, const Real* packed_taps,
               const Epilogue& epilogue, Real* to, Real* scratch) {
  if (c.y.outputs <= 0 || c.x.outputs <= 0) return;
  const bool padded = c.depth() > 0 && needsPadding(c);
  const Index strip_rows = stripRows(c);
  // Taps are read from the first one on, wherever they step.
  const Index first_x = c.x.offset - (padded ? lowest(c.x, 0) : 0);
  for (Index q = 0; q < c.y.outputs; q += strip_rows) {
    const Index rows = std::min(strip_rows, c.y.outputs - q);
    Strip strip;
    strip.rows = rows;
    const Index first_y = q * c.y.stride + c.y.offset;
    if (padded) {
      const Index top = lowest(c.y, q);
      padStrip(c, source, top, highest(c.y, q + rows - 1), scratch);
      strip.row_stride = paddedWidth(c) * c.source_channels;
      strip.origin = scratch + (first_y - top) * strip.row_stride;
    } else {
      strip.row_stride = c.x.source_size * c.source_channels;
      strip.origin = source + first_y * strip.row_stride;
    }
    strip.origin += first_x * c.source_channels;
    strip.to = to + q * c.y.to_step * c.to_row_stride;
    for (Index group = 0; group < c.groups; ++group) {
      Strip part = strip;
      part.origin += group * c.group_channels;
      part.to += group * c.columns;
      const Epilogue end{epilogue.bias ? epilogue.bias + group * c.columns : nullptr,
                         epilogue.relu};
      correlateStrip(c, part, packed_taps + group * c.packedSize() / c.groups, end);
    }
  }
}

}  // namespace minibatch
