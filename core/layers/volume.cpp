#include "layers/volume.h"

#include "base/refusal.h"
#include "layers/layer.h"
#include "layers/window.h"

namespace minibatch {

const Shape& requireVolume(std::span<const Shape> inputs) {
  return requireRank(inputs, 4, "(batch, depth, height, width, channels)");
}

std::array<Index, 3> threeIntegers(const Arguments& arguments, std::string_view name) {
  const std::vector<Index> values = arguments.integers(name);
  if (values.size() == 1) return {values[0], values[0], values[0]};
  if (values.size() != 3) {
    refuse(arguments, "layer.three-sizes", {{"argument", name}, {"received", values.size()}});
  }
  return {values[0], values[1], values[2]};
}

VolumeGeometry VolumeWindow::slide(const Shape& input) const {
  constexpr std::string_view kNames[] = {"depth", "height", "width"};
  VolumeGeometry geometry{{}, input[4]};
  for (int axis = 0; axis < 3; ++axis) {
    const WindowAxis positions = slideWindow(input[axis + 1], size[axis], strides[axis],
                                             dilation[axis], same, what, kNames[axis]);
    geometry.axes[axis] = {.input = input[axis + 1],
                           .output = positions.output,
                           .size = size[axis],
                           .stride = strides[axis],
                           .dilation = dilation[axis],
                           .pad = positions.pad_before};
  }
  return geometry;
}

}  // namespace minibatch
