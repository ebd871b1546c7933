#include "kernels/normalization.h"

#include <algorithm>
#include <cmath>

#include "kernels/elementwise.h"
#include "kernels/simd.h"

namespace minibatch {
namespace {

using simd::kLanes;
using simd::loadUpTo;
using simd::storeUpTo;
using simd::Vector;

// Channels handled together, so that what is computed for each stays in the first cache.
constexpr Index kBlock = 64;
// Rows whose x and dy stay in the first or second cache while their channels are run through.
constexpr Index kRowsAtOnce = 32;
constexpr Real kTiny = static_cast<Real>(1e-30);

/// Calls function(channel, offset of its element, channels left) for every fourth channel of the
/// rows first … last - 1.
template <class Function>
MINIBATCH_INLINE void eachVector(Index first, Index last, Index channels, Function function) {
  for (Index r = first; r < last; ++r) {
    for (Index c = 0; c < channels; c += kLanes) function(c, r * channels + c, channels - c);
  }
}

/// Adds the sums of dy and of dy (x - mean) over some rows, for kVectors vectors of channels, of
/// which `count` channels are there.
template <int kVectors>
MINIBATCH_INLINE void addSums(Index rows, Index channels, Index count, const Real* x,
                              const Real* dy, const Real* mean, Real* sum_dy, Real* sum_product) {
  Vector means[kVectors], sum[kVectors] = {}, product[kVectors] = {};
  simd::unrolled<kVectors>(
      [&](auto v) MINIBATCH_INLINE_LAMBDA { means[v()] = loadUpTo(mean + v() * kLanes, count); });
  for (Index r = 0; r < rows; ++r, x += channels, dy += channels) {
    simd::unrolled<kVectors>([&](auto v) MINIBATCH_INLINE_LAMBDA {
      const Vector gradient = loadUpTo(dy + v() * kLanes, count);
      sum[v()] += gradient;
      product[v()] += gradient * (loadUpTo(x + v() * kLanes, count) - means[v()]);
    });
  }
  simd::unrolled<kVectors>([&](auto v) MINIBATCH_INLINE_LAMBDA {
    const auto add = [&](Vector value, Real* to) {
      storeUpTo(to, loadUpTo(to, count) + value, count);
    };
    add(sum[v()], sum_dy + v() * kLanes);
    add(product[v()], sum_product + v() * kLanes);
  });
}

/// sums (2, channels) = the sums of dy and of dy (x - mean) over the rows.
void sumRows(Index rows, Index channels, const Real* x, const Real* dy, const Real* mean,
             Real* sums) {
  std::fill_n(sums, 2 * channels, Real{0});
  for (Index first = 0; first < rows; first += kRowsAtOnce) {
    const Index count = std::min(kRowsAtOnce, rows - first);
    const auto add = [&](auto vectors, Index c, Index left) MINIBATCH_INLINE_LAMBDA {
      const Index at = first * channels + c;
      addSums<decltype(vectors)::value>(count, channels, left, x + at, dy + at, mean + c, sums + c,
                                        sums + channels + c);
    };
    Index c = 0;
    for (; c + 2 * kLanes <= channels; c += 2 * kLanes) {
      add(std::integral_constant<int, 2>{}, c, kLanes);
    }
    for (; c < channels; c += kLanes) add(std::integral_constant<int, 1>{}, c, channels - c);
  }
}

}  // namespace

void rstdOf(Index channels, Real epsilon, const Real* variance, Real* rstd) {
  for (Index c = 0; c < channels; ++c) rstd[c] = 1 / std::sqrt(variance[c] + epsilon);
}

void followMoving(Index channels, Real momentum, const Real* batch, Real* moving) {
  for (Index c = 0; c < channels; ++c) {
    const Real next = moving[c] * momentum + batch[c] * (1 - momentum);
    moving[c] = std::abs(next) < kTiny ? 0 : next;
  }
}

void scaleAndShift(Index rows, Index channels, const Real* x, const Real* factor, const Real* shift,
                   Real* y, Parallel* parallel) {
  const double nanoseconds = static_cast<double>(rows) * channels * 0.3;
  forRanges(parallel, rows, 1, nanoseconds, [&](Index first, Index last, int) {
    eachVector(first, last, channels, [=](Index c, Index at, Index count) MINIBATCH_INLINE_LAMBDA {
      const Vector scaled = loadUpTo(x + at, count) * loadUpTo(factor + c, count);
      storeUpTo(y + at, scaled + loadUpTo(shift + c, count), count);
    });
  });
}

void normalizationSums(const RowChunks& chunks, Index channels, const Real* x, const Real* dy,
                       const Real* mean, const Real* rstd, Real* sums, Real* scratch,
                       Parallel* parallel) {
  const double nanoseconds = static_cast<double>(chunks.rows) * channels * 0.4;
  sumChunks(chunks, 2 * channels, nanoseconds, sums, scratch, parallel,
            [&](Index first, Index count, Real* to) {
              sumRows(count, channels, x + first * channels, dy + first * channels, mean, to);
            });
  multiply(channels, sums + channels, rstd, sums + channels);
}

void normalizationBackward(Index rows, Index channels, const Real* x, const Real* dy,
                           const Real* mean, const Real* rstd, const Real* gamma, const Real* sums,
                           Real* dx, Parallel* parallel) {
  const double nanoseconds = static_cast<double>(rows) * channels * 0.4;
  const Real* sum_dy_x_hat = sums + channels;
  forRanges(parallel, rows, 1, nanoseconds, [&](Index first_row, Index last_row, int) {
    for (Index first = 0; first < channels; first += kBlock) {
      const Index count = std::min(kBlock, channels - first);
      Real factor[kBlock], constant[kBlock], slope[kBlock];
      for (Index i = 0; i < count; ++i) {
        const Index c = first + i;
        factor[i] = rstd[c] * (gamma ? gamma[c] : 1);
        constant[i] = sums ? sums[c] / static_cast<Real>(rows) : 0;
        slope[i] = sums ? sum_dy_x_hat[c] * rstd[c] / static_cast<Real>(rows) : 0;
      }
      for (Index r = first_row; r < last_row; ++r) {
        for (Index i = 0; i < count; i += kLanes) {
          const Index at = r * channels + first + i, left = count - i;
          const Vector deviation = loadUpTo(x + at, left) - loadUpTo(mean + first + i, left);
          const Vector gradient = loadUpTo(dy + at, left) - loadUpTo(constant + i, left) -
                                  deviation * loadUpTo(slope + i, left);
          storeUpTo(dx + at, loadUpTo(factor + i, left) * gradient, left);
        }
      }
    }
  });
}

void scaleAndTilt(Index rows, Index channels, const Real* x, const Real* dy, const Real* mean,
                  const Real* factor, const Real* constant, const Real* slope, Real* dx) {
  eachVector(0, rows, channels, [=](Index c, Index at, Index count) MINIBATCH_INLINE_LAMBDA {
    const Vector deviation = loadUpTo(x + at, count) - loadUpTo(mean + c, count);
    const Vector gradient =
        loadUpTo(factor + c, count) * loadUpTo(dy + at, count) - loadUpTo(constant + c, count);
    storeUpTo(dx + at, gradient - deviation * loadUpTo(slope + c, count), count);
  });
}

}  // namespace minibatch
