#include "layers/convolution.h"
#include "layers/convolution_arguments.h"
#include "layers/window2d.h"

namespace minibatch {
namespace {

/// Convolution over images: x (batch, height, width, channels), kernel (kernel_height,
/// kernel_width, channels / groups, filters), bias (filters), y (batch, out_height, out_width,
/// filters). Keras: keras.layers.Conv2D, channels last.
class Conv2D : public Convolution {
 public:
  explicit Conv2D(const Arguments& arguments) : Convolution(arguments), window_(arguments) {}
  Shape build(std::span<const Shape> inputs) override {
    const Conv2DGeometry g = fix(requireRank(inputs, 3, "(batch, height, width, channels)"));
    return {g.out_height, g.out_width, g.out_channels};
  }

 private:
  Conv2DGeometry geometry(const Shape& input) const override {
    return window_.slide(input, filters(), groups());
  }

  Shape window() const override { return {window_.kernel_size.first, window_.kernel_size.second}; }

  Window2D window_;
};

}  // namespace

const EntryOf<Layer>& conv2dEntry() {
  static constexpr auto entry = entryFor<Layer, Conv2D>(
      "Conv2D", {},
      "2D convolution, for images: learned filters slide over height and width."
      "\n(batch, height, width, channels) -> (batch, new_height, new_width, filters)",
      [] {
        return KernelAndBias::arguments({convolution::filters(), convolution::kernelSize(),
                                         convolution::strides(), convolution::padding(),
                                         convolution::dilationRate(), convolution::groups()});
      });
  return entry;
}

}  // namespace minibatch
