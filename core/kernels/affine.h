#pragma once

#include "base/tensor.h"

namespace minibatch {

/// Where an affine transform takes the pixel of column x and row y of its result from: column
/// a0 x + a1 y + a2, row b0 x + b1 y + b2.
struct Affine {
  double a0, a1, a2, b0, b1, b2;
};

/// What stands outside an image a b c d: reflect d c b a | a b c d | d c b a, wrap a b c d | a b c
/// d | a b c d, nearest a a a a | a b c d | d d d d, or a constant.
enum class FillMode { kReflect, kWrap, kNearest, kConstant };

struct Sampling {
  FillMode fill_mode = FillMode::kReflect;
  Real fill_value = 0;
  bool bilinear = true;  // else the nearest pixel; halves away from zero
};

/// y = the transformed image x, both (height, width, channels).
void affineTransform(Index height, Index width, Index channels, const Affine& transform,
                     const Sampling& sampling, const Real* x, Real* y);
/// dx = the gradient of affineTransform; dx may not be dy.
void affineTransformBackward(Index height, Index width, Index channels, const Affine& transform,
                             const Sampling& sampling, const Real* dy, Real* dx);

}  // namespace minibatch
