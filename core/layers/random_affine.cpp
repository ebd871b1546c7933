#include "layers/random_affine.h"

namespace minibatch {
namespace {

FillMode fillModeOf(const std::string& name) {
  if (name == "wrap") return FillMode::kWrap;
  if (name == "nearest") return FillMode::kNearest;
  return name == "constant" ? FillMode::kConstant : FillMode::kReflect;
}

}  // namespace

RandomAffine::RandomAffine(const Arguments& arguments)
    : Augmentation(arguments),
      sampling_{fillModeOf(arguments.string("fill_mode")),
                static_cast<Real>(arguments.number("fill_value")),
                arguments.string("interpolation") == "bilinear"} {}

void RandomAffine::change(const Shape& image, Random& random, const Real* x, Real* y) const {
  affineTransform(image[0], image[1], image[2], draw(image[0], image[1], random), sampling_, x, y);
}

void RandomAffine::changeBackward(const Shape& image, Random& random, const Real*, Real* dy,
                                  Real* dx) const {
  affineTransformBackward(image[0], image[1], image[2], draw(image[0], image[1], random), sampling_,
                          dy, dx);
}

}  // namespace minibatch
