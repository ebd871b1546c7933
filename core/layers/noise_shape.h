#pragma once

#include <vector>

#include "layers/layer.h"

namespace minibatch {

/// The argument `noise_shape` of dropout: the shape of what is drawn, batch included. Axes of
/// extent 1 have one draw for all positions; null stands for the input's extent.
class NoiseShape {
 public:
  /// One draw for each value.
  NoiseShape() = default;
  explicit NoiseShape(const Arguments& arguments);

  bool isSet() const { return !extents_.empty(); }
  /// Throws kShapeMismatch where it does not fit samples of this shape.
  void check(const Shape& sample) const;
  /// The draws for values of this shape, batch included.
  Shape of(const Shape& values) const;

  static constexpr Argument argument() {
    return {.name = "noise_shape",
            .type = ArgumentType::kShape,
            .default_json = "null",
            .doc =
                "Shape of what is drawn, batch included: 1 draws once for a whole axis, null for "
                "each of its positions; each value by itself if not set.",
            .minimum = 1,
            .maximum = 1 << 30,
            .nullable = true};
  }

 private:
  std::vector<Index> extents_;  // -1: the input's
};

/// to = from, where a random `rate` is 0 and the others are scaled by 1 / (1 - rate), drawn for
/// values of the shape `noise`. `scratch` has as many elements as `noise`.
void dropTogether(const Shape& noise, const Shape& shape, Real rate, const RandomKey& key,
                  const Real* from, Real* to, Real* scratch);

}  // namespace minibatch
