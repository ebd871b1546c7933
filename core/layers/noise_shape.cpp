#include "layers/noise_shape.h"

#include <algorithm>

#include "base/error.h"
#include "kernels/broadcast.h"
#include "kernels/elementwise.h"

namespace minibatch {

NoiseShape::NoiseShape(const Arguments& arguments) {
  if (!arguments.isNull("noise_shape")) extents_ = arguments.integers("noise_shape");
}

void NoiseShape::check(const Shape& sample) const {
  if (!isSet()) return;
  const auto rank = static_cast<int>(extents_.size());
  bool fits = rank == sample.rank() + 1 && extents_[0] <= 1;
  for (int axis = 1; fits && axis < rank; ++axis) {
    fits = extents_[axis] <= 1 || extents_[axis] == sample[axis - 1];
  }
  if (!fits) {
    fail(ErrorCode::kShapeMismatch, "layer.noise-shape", {{"shape", sample.toStringWithBatch()}});
  }
}

Shape NoiseShape::of(const Shape& values) const {
  Shape noise = values;
  for (std::size_t axis = 0; axis < extents_.size(); ++axis) {
    if (extents_[axis] == 1) noise[static_cast<int>(axis)] = 1;
  }
  return noise;
}

void dropTogether(const Shape& noise, const Shape& shape, Real rate, const RandomKey& key,
                  const Real* from, Real* to, Real* scratch) {
  std::fill_n(scratch, noise.size(), rate == 1 ? Real{0} : Real{1});
  if (rate < 1) dropout(noise.size(), rate, key, scratch, scratch);
  broadcastTo(noise, scratch, shape, to);
  multiply(shape.size(), from, to, to);
}

}  // namespace minibatch
