#pragma once

#include "kernels/gemm.h"

namespace minibatch {

/// One axis of a Correlation: output position q reads the source at q * stride + offset + t *
/// tap_step for taps t = 0 … taps - 1, zeros outside 0 … source_size - 1, and is written at q *
/// to_step.
struct CorrelationAxis {
  Index source_size, outputs;
  Index stride, offset;
  Index taps, tap_step;
  Index to_step;
};

/// A correlation of one image (height, width, source_channels) with packed taps: the shape that a
/// convolution's forward pass and its gradient of the input share. Of the source the channels
/// group_channels * g … are read for group g, and `columns` results are written per position.
struct Correlation {
  CorrelationAxis y, x;
  Index source_channels, groups, group_channels, columns;
  Index to_pixel_stride;  // Reals between results whose x differs by one
  Index to_row_stride;

  /// Products in one result: taps * group_channels.
  Index depth() const { return y.taps * x.taps * group_channels; }
  /// Reals that the packed taps of all groups take. A group's panels hold, for each tap in order of
  /// y, then x, its (group_channels, columns) matrix.
  Index packedSize() const;
  /// Reals that correlate() needs beside the packed taps.
  Index scratchSize() const;

  /// Elements of a pixel's patch that lie one after another in the source.
  Index runLength() const;
  /// Whether those runs are so short that patches are gathered before they are multiplied.
  bool gathersPatches() const;
  /// Whether no product is made with the zeros around the source: where taps lie outside, at the
  /// edges, they are left out.
  bool leavesOutZeros() const;
  /// Reals that gatherPatches() needs for `rows` output rows: scratch, and the patches themselves.
  Index patchScratchSize(Index rows) const;
  Index patchSize(Index rows) const;
};

/// patches (rows * x.outputs, depth()): what the output rows first … first + rows - 1 of group
/// `group` read of an image.
void gatherPatches(const Correlation& correlation, Index group, Index first, Index rows,
                   const Real* source, Real* patches, Real* scratch);

/// Correlates one image; with `accumulate`, adds to what is there before the epilogue. Result
/// column c of group g at position (qy, qx) is to[qy * y.to_step * to_row_stride + qx * x.to_step *
/// to_pixel_stride + g * columns + c].
void correlate(const Correlation& correlation, const Real* source, const Real* packed_taps,
               const Epilogue& epilogue, bool accumulate, Real* to, Real* scratch);

}  // namespace minibatch
