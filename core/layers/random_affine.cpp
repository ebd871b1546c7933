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

void RandomAffine::changeBackward(const Shape& image, Random& random, const Real*, const Real* dy,
                                  Real* dx) const {
  affineTransformBackward(image[0], image[1], image[2], draw(image[0], image[1], random), sampling_,
                          dy, dx);
}

Argument RandomAffine::factorArgument(const char* name, const char* value, TextId doc) {
  return {.name = name,
          .type = ArgumentType::kNumberPair,
          .default_json = value,
          .doc = doc,
          .minimum = -1,
          .maximum = 1,
          .nullable = *value != '\0'};
}

std::vector<Argument> RandomAffine::arguments(std::vector<Argument> own) {
  own.push_back({.name = "fill_mode",
                 .type = ArgumentType::kString,
                 .default_json = "\"reflect\"",
                 .doc = "How points outside the image are filled.",
                 .choices = {"reflect", "wrap", "constant", "nearest"}});
  own.push_back({.name = "interpolation",
                 .type = ArgumentType::kString,
                 .default_json = "\"bilinear\"",
                 .doc = "How values between pixels are interpolated.",
                 .choices = {"nearest", "bilinear"}});
  own.push_back(OwnSeed::argument());
  own.push_back({.name = "fill_value",
                 .type = ArgumentType::kNumber,
                 .default_json = "0.0",
                 .doc = "Value outside the image for fill_mode constant."});
  return own;
}

}  // namespace minibatch
