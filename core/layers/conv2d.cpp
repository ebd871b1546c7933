#include "layers/conv2d.h"

#include "layers/convolution_arguments.h"

namespace minibatch {

Conv2DGeometry Conv2D::geometry(const Shape& input) const {
  return window_.slide(input, filters(), groups());
}

Shape Conv2D::build(std::span<const Shape> inputs) {
  const Conv2DGeometry g = fix(requireRank(inputs, 3, "(batch, height, width, channels)"));
  return {g.out_height, g.out_width, g.out_channels};
}

const EntryOf<Layer>& conv2dEntry() {
  static const EntryOf<Layer> entry = entryFor<Layer, Conv2D>(
      "Conv2D", {}, "Convolution over images: learned filters slide over height and width.",
      KernelAndBias::arguments({convolution::filters(), convolution::kernelSize(),
                                convolution::strides(), convolution::padding(),
                                convolution::dilationRate(), convolution::groups()}));
  return entry;
}

}  // namespace minibatch
