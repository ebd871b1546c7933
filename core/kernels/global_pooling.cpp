#include "kernels/global_pooling.h"

#include <algorithm>

#include "kernels/elementwise.h"
#include "kernels/reductions.h"

namespace minibatch {
namespace {

// Channels handled together, so that their counts stay on the stack.
constexpr Index kBlock = 64;

}  // namespace

void globalAverageForward(Index batch, Index positions, Index channels, const Real* x, Real* y) {
  for (Index image = 0; image < batch; ++image) {
    columnSums(positions, channels, x + image * positions * channels, y + image * channels);
  }
  for (Index i = 0; i < batch * channels; ++i) y[i] /= static_cast<Real>(positions);
}

void globalAverageBackward(Index batch, Index positions, Index channels, const Real* dy, Real* dx) {
  for (Index image = 0; image < batch; ++image, dy += channels) {
    const Real* first = dx;
    for (Index c = 0; c < channels; ++c) dx[c] = dy[c] / static_cast<Real>(positions);
    dx += channels;
    for (Index i = 1; i < positions; ++i) dx = std::copy_n(first, channels, dx);
  }
}

void maskedAverageForward(Index batch, Index positions, Index channels, const Real* mask,
                          const Real* x, Real* y) {
  for (Index n = 0; n < batch; ++n, y += channels) {
    std::fill_n(y, channels, Real{0});
    Real count = 0;
    for (Index p = 0; p < positions; ++p, x += channels) {
      const Real weight = *mask++;
      count += weight;
      for (Index c = 0; c < channels; ++c) y[c] += weight * x[c];
    }
    for (Index c = 0; c < channels; ++c) y[c] /= count;
  }
}

void maskedAverageBackward(Index batch, Index positions, Index channels, const Real* mask,
                           const Real* dy, Real* dx) {
  for (Index n = 0; n < batch; ++n, dy += channels, mask += positions) {
    Real count = 0;
    for (Index p = 0; p < positions; ++p) count += mask[p];
    for (Index p = 0; p < positions; ++p, dx += channels) {
      for (Index c = 0; c < channels; ++c) dx[c] = mask[p] * dy[c] / count;
    }
  }
}

void globalMaxForward(Index batch, Index positions, Index channels, const Real* x, Real* y) {
  for (Index image = 0; image < batch; ++image, y += channels) {
    std::copy_n(x, channels, y);
    x += channels;
    for (Index i = 1; i < positions; ++i, x += channels) {
      for (Index c = 0; c < channels; ++c) y[c] = x[c] > y[c] ? x[c] : y[c];
    }
  }
}

void globalMaxBackward(Index batch, Index positions, Index channels, const Real* x, const Real* y,
                       const Real* dy, Real* dx) {
  for (Index image = 0; image < batch; ++image) {
    for (Index first = 0; first < channels; first += kBlock) {
      const Index count = std::min(kBlock, channels - first);
      const Real* largest = y + first;
      Real share[kBlock] = {};
      for (Index i = 0; i < positions; ++i) {
        const Real* from = x + i * channels + first;
        for (Index c = 0; c < count; ++c) share[c] += from[c] == largest[c] ? Real{1} : Real{0};
      }
      for (Index c = 0; c < count; ++c) share[c] = share[c] > 0 ? dy[first + c] / share[c] : 0;
      for (Index i = 0; i < positions; ++i) {
        const Real* from = x + i * channels + first;
        Real* to = dx + i * channels + first;
        for (Index c = 0; c < count; ++c) to[c] = from[c] == largest[c] ? share[c] : Real{0};
      }
    }
    x += positions * channels;
    dx += positions * channels;
    y += channels;
    dy += channels;
  }
}

}  // namespace minibatch
