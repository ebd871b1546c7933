#include "kernels/affine.h"

#include <algorithm>
#include <cmath>

namespace minibatch {
namespace {

// A coordinate between two pixels, or at one. -1: outside, where the constant stands.
struct Tap {
  Index index[2];
  Real weight[2];
  int count;
};

Index inside(Index index, Index size, FillMode mode) {
  switch (mode) {
    case FillMode::kReflect: {
      const Index period = 2 * size;
      const Index place = (index % period + period) % period;
      return place < size ? place : period - 1 - place;
    }
    case FillMode::kWrap:
      return (index % size + size) % size;
    case FillMode::kNearest:
      return std::clamp<Index>(index, 0, size - 1);
    case FillMode::kConstant:
      return index >= 0 && index < size ? index : -1;
  }
  return -1;
}

Tap tapAt(double coordinate, Index size, const Sampling& sampling) {
  if (!sampling.bilinear) {
    const auto index = static_cast<Index>(std::round(coordinate));
    return {{inside(index, size, sampling.fill_mode), 0}, {1, 0}, 1};
  }
  const double lower = std::floor(coordinate);
  const auto index = static_cast<Index>(lower);
  const auto upper_weight = static_cast<Real>(coordinate - lower);
  return {{inside(index, size, sampling.fill_mode), inside(index + 1, size, sampling.fill_mode)},
          {1 - upper_weight, upper_weight},
          2};
}

// Calls visit(pixel of the result, pixel of the image or -1, weight) for all that is summed.
template <class Visit>
void forEachTap(Index height, Index width, const Affine& t, const Sampling& sampling,
                const Visit& visit) {
  for (Index row = 0; row < height; ++row) {
    for (Index column = 0; column < width; ++column) {
      const auto x = static_cast<double>(column), y = static_cast<double>(row);
      const Tap across = tapAt(t.a0 * x + t.a1 * y + t.a2, width, sampling);
      const Tap down = tapAt(t.b0 * x + t.b1 * y + t.b2, height, sampling);
      for (int i = 0; i < down.count; ++i) {
        for (int j = 0; j < across.count; ++j) {
          const bool outside = down.index[i] < 0 || across.index[j] < 0;
          visit(row * width + column, outside ? -1 : down.index[i] * width + across.index[j],
                down.weight[i] * across.weight[j]);
        }
      }
    }
  }
}

}  // namespace

void affineTransform(Index height, Index width, Index channels, const Affine& transform,
                     const Sampling& sampling, const Real* x, Real* y) {
  std::fill_n(y, height * width * channels, Real{0});
  forEachTap(height, width, transform, sampling, [&](Index to, Index from, Real weight) {
    Real* pixel = y + to * channels;
    const Real* source = x + from * channels;
    for (Index c = 0; c < channels; ++c) {
      pixel[c] += weight * (from < 0 ? sampling.fill_value : source[c]);
    }
  });
}

void affineTransformBackward(Index height, Index width, Index channels, const Affine& transform,
                             const Sampling& sampling, const Real* dy, Real* dx) {
  std::fill_n(dx, height * width * channels, Real{0});
  forEachTap(height, width, transform, sampling, [&](Index to, Index from, Real weight) {
    if (from < 0) return;
    const Real* gradient = dy + to * channels;
    Real* source = dx + from * channels;
    for (Index c = 0; c < channels; ++c) source[c] += weight * gradient[c];
  });
}

}  // namespace minibatch
