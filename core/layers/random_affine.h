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
  static std::vector<Argument> arguments(std::vector<Argument> own);
  /// A factor from -1 to 1, or a pair of them; an empty default: required.
  static Argument factorArgument(const char* name, const char* value, TextId doc);

  virtual Affine draw(Index height, Index width, Random& random) const = 0;

 private:
  void change(const Shape& image, Random& random, const Real* x, Real* y) const final;
  void changeBackward(const Shape& image, Random& random, const Real* x, const Real* dy,
                      Real* dx) const final;

  Sampling sampling_;
};

}  // namespace minibatch
