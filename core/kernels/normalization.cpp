#include "kernels/normalization.h"

#include <algorithm>
#include <cmath>

namespace minibatch {
namespace {

// Channels handled together, so that the sums of a block stay in registers or the first cache while
// rows stream by.
constexpr Index kBlock = 64;
constexpr Real kTiny = static_cast<Real>(1e-30);

}  // namespace

void inverseDeviation(Index channels, Real epsilon, const Real* variance, Real* inverse_deviation) {
  for (Index c = 0; c < channels; ++c) inverse_deviation[c] = 1 / std::sqrt(variance[c] + epsilon);
}

void followMoving(Index channels, Real momentum, const Real* batch, Real* moving) {
  for (Index c = 0; c < channels; ++c) {
    const Real next = moving[c] * momentum + batch[c] * (1 - momentum);
    moving[c] = std::abs(next) < kTiny ? 0 : next;
  }
}

void scaleAndShift(Index rows, Index channels, const Real* x, const Real* factor, const Real* shift,
                   Real* y) {
  for (Index r = 0; r < rows; ++r, x += channels, y += channels) {
    for (Index c = 0; c < channels; ++c) y[c] = x[c] * factor[c] + shift[c];
  }
}

void normalizationSums(Index rows, Index channels, const Real* x, const Real* dy, const Real* mean,
                       const Real* inverse_deviation, Real* sum_dy, Real* sum_dy_x_hat) {
  for (Index first = 0; first < channels; first += kBlock) {
    const Index last = std::min(first + kBlock, channels);
    std::fill(sum_dy + first, sum_dy + last, Real{0});
    std::fill(sum_dy_x_hat + first, sum_dy_x_hat + last, Real{0});
    for (Index r = 0; r < rows; ++r) {
      const Real* x_row = x + r * channels;
      const Real* dy_row = dy + r * channels;
      for (Index c = first; c < last; ++c) {
        sum_dy[c] += dy_row[c];
        sum_dy_x_hat[c] += dy_row[c] * (x_row[c] - mean[c]);
      }
    }
    for (Index c = first; c < last; ++c) sum_dy_x_hat[c] *= inverse_deviation[c];
  }
}

void normalizationBackward(Index rows, Index channels, const Real* x, const Real* dy,
                           const Real* mean, const Real* inverse_deviation, const Real* gamma,
                           const Real* sum_dy, const Real* sum_dy_x_hat, Real* dx) {
  for (Index first = 0; first < channels; first += kBlock) {
    const Index count = std::min(kBlock, channels - first);
    Real factor[kBlock], constant[kBlock], slope[kBlock];
    for (Index i = 0; i < count; ++i) {
      const Index c = first + i;
      factor[i] = inverse_deviation[c] * (gamma ? gamma[c] : 1);
      constant[i] = sum_dy ? sum_dy[c] / static_cast<Real>(rows) : 0;
      slope[i] = sum_dy ? sum_dy_x_hat[c] * inverse_deviation[c] / static_cast<Real>(rows) : 0;
    }
    for (Index r = 0; r < rows; ++r) {
      const Real* x_row = x + r * channels + first;
      const Real* dy_row = dy + r * channels + first;
      const Real* mean_block = mean + first;
      Real* dx_row = dx + r * channels + first;
      for (Index i = 0; i < count; ++i) {
        dx_row[i] = factor[i] * (dy_row[i] - constant[i] - (x_row[i] - mean_block[i]) * slope[i]);
      }
    }
  }
}

void scaleAndTilt(Index rows, Index channels, const Real* x, const Real* dy, const Real* mean,
                  const Real* factor, const Real* constant, const Real* slope, Real* dx) {
  for (Index r = 0; r < rows; ++r, x += channels, dy += channels, dx += channels) {
    for (Index c = 0; c < channels; ++c) {
      dx[c] = factor[c] * dy[c] - constant[c] - (x[c] - mean[c]) * slope[c];
    }
  }
}

}  // namespace minibatch
