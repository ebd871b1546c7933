#pragma once

#include <array>
#include <utility>

#include "base/shape.h"
#include "kernels/image_shapes.h"

namespace minibatch {

/// What stands around images (batch, height, width, channels), or at both ends of sequences (batch,
/// steps, channels), which are images of one row.
class Frame {
 public:
  using Side = std::pair<Index, Index>;

  static Frame ofSequences(Side steps) { return Frame({Side{0, 0}, steps}, 1); }
  static Frame ofImages(const std::array<Side, 2>& sides) { return Frame(sides, 2); }

  /// How many axes it stands around: a sample's first ones.
  int axes() const { return axes_; }
  const Side& side(int axis) const { return sides_[axis + 2 - axes_]; }
  Index width(int axis) const { return side(axis).first + side(axis).second; }

  /// Around images or sequences of this shape, the batch included.
  PadGeometry around(const Shape& inner) const {
    const Index height = axes_ == 2 ? inner[1] : 1, width = inner[axes_];
    const auto& [rows, columns] = sides_;
    return {.batch = inner[0],
            .height = height,
            .width = width,
            .channels = inner[axes_ + 1],
            .padded_height = height + rows.first + rows.second,
            .padded_width = width + columns.first + columns.second,
            .top = rows.first,
            .left = columns.first};
  }

 private:
  Frame(const std::array<Side, 2>& sides, int axes) : sides_(sides), axes_(axes) {}

  std::array<Side, 2> sides_;
  int axes_;
};

}  // namespace minibatch
