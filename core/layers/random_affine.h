#pragma once

#include "kernels/affine.h"
#include "layers/augmentation.h"

namespace minibatch {

/// What RandomTranslation, RandomRotation and RandomZoom share: an affine transform drawn for each
/// image, and how pixels are filled and interpolated.
class RandomAffine : public Augmentation {
 protected:
  explicit RandomAffine(const Arguments& arguments);
  /// The arguments: `own`, then fill_mode, interpolation, seed and fill_value.
  static constexpr std::vector<Argument> arguments(std::vector<Argument> own);
  /// A factor from -1 to 1, or a pair of them; an empty default: required.
  static constexpr Argument factorArgument(const char* name, const char* value, TextId doc);

  virtual Affine draw(Index height, Index width, Random& random) const = 0;

 private:
  void change(const Shape& image, Random& random, const Real* x, Real* y) const final;
  void changeBackward(const Shape& image, Random& random, const Real* x, Real* dy,
                      Real* dx) const final;

  Sampling sampling_;
};

constexpr Argument RandomAffine::factorArgument(const char* name, const char* value, TextId doc) {
  return {.name = name,
          .type = ArgumentType::kNumberPair,
          .default_json = value,
          .doc = doc,
          .minimum = -1,
          .maximum = 1,
          .nullable = *value != '\0'};
}

constexpr std::vector<Argument> RandomAffine::arguments(std::vector<Argument> own) {
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
