#pragma once

#include <array>
#include <span>
#include <string_view>

#include "base/arguments.h"
#include "kernels/volumes.h"

namespace minibatch {

/// The only input; throws kShapeMismatch unless it is one of volumes.
const Shape& requireVolume(std::span<const Shape> inputs);

/// A kIntegers argument along depth, height and width; one number stands for all three. Throws
/// kInvalidArgument for any other count.
std::array<Index, 3> threeIntegers(const Arguments& arguments, std::string_view name);

/// How windows slide over volumes.
struct VolumeWindow {
  std::array<Index, 3> size, strides, dilation;
  bool same;
  const char* what;  // "kernel_size"

  /// Over volumes of this shape, batch axis included. Throws kShapeMismatch where one does not fit.
  VolumeGeometry slide(const Shape& input) const;
};

}  // namespace minibatch
