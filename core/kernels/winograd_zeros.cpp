#include "kernels/winograd_zeros.h"

#include <array>
#include <cstdint>

namespace minibatch::winograd {
namespace {

// What is not far below the largest element is no rounding error.
constexpr Real kNoise = static_cast<Real>(1.0 / 128);
// Pixels of a channel that are kept in a list: one with more is hardly empty.
constexpr Index kMaxListed = 1024;
// Pixels looked at before the list is made.
constexpr Index kFirstLook = 128;

/// A pixel of x, and the output whose window begins there.
struct Pixel {
  std::int32_t y, x;
  std::int32_t output;
};

/// The products of one input channel.
class Channel {
 public:
  Channel(const Conv2DGeometry& g, const Real* x, const Real* dy, const Real* relu_output)
      : g_(g), x_(x), dy_(dy), relu_output_(relu_output) {}

  void startWith(Index in) {
    in_ = in;
    is_listed_ = false;
  }

  /// Whether all products of this channel with the gradients of `out` are zero for a tap.
  bool isEmpty(Index row, Index column, Index out) {
    bool meets = false;
    Index looked = 0;
    eachPixel([&](const Pixel& pixel) {
      meets = meets || meetsAt(pixel, row, column, out);
      return !meets && ++looked < kFirstLook;
    });
    if (meets) return false;
    list();
    if (count_ <= kMaxListed) {
      for (Index i = 0; i < count_; ++i) {
        if (meetsAt(pixels_[static_cast<std::size_t>(i)], row, column, out)) return false;
      }
      return true;
    }
    eachPixel([&](const Pixel& pixel) {
      meets = meetsAt(pixel, row, column, out);
      return !meets;
    });
    return !meets;
  }

 private:
  // Calls function for the pixels of x that are not zero in this channel while it says so.
  template <class Function>
  void eachPixel(Function function) const {
    const Real* value = x_ + in_;
    for (Index image = 0; image < g_.batch; ++image) {
      for (Index y = 0; y < g_.in_height; ++y) {
        const Index line = (image * g_.out_height + y + g_.pad_top) * g_.out_width + g_.pad_left;
        for (Index x = 0; x < g_.in_width; ++x, value += g_.in_channels) {
          if (*value == 0) continue;
          const Pixel pixel{static_cast<std::int32_t>(y + g_.pad_top),
                            static_cast<std::int32_t>(x + g_.pad_left),
                            static_cast<std::int32_t>(line + x)};
          if (!function(pixel)) return;
        }
      }
    }
  }

  void list() {
    if (is_listed_) return;
    is_listed_ = true;
    count_ = 0;
    eachPixel([&](const Pixel& pixel) {
      if (count_ < kMaxListed) pixels_[static_cast<std::size_t>(count_)] = pixel;
      return ++count_ <= kMaxListed;
    });
  }

  bool meetsAt(const Pixel& pixel, Index row, Index column, Index out) const {
    const Index y = pixel.y - row, x = pixel.x - column;
    if (y < 0 || y >= g_.out_height || x < 0 || x >= g_.out_width) return false;
    const Index at = (pixel.output - row * g_.out_width - column) * g_.out_channels + out;
    return dy_[at] != 0 && (!relu_output_ || relu_output_[at] > 0);
  }

  const Conv2DGeometry& g_;
  const Real* x_;
  const Real* dy_;
  const Real* relu_output_;
  Index in_ = 0;
  bool is_listed_ = false;
  Index count_ = 0;
  std::array<Pixel, kMaxListed> pixels_;
};

}  // namespace

void clearEmptySums(const Conv2DGeometry& g, const Real* x, const Real* dy, const Real* relu_output,
                    Real* dkernel, Parallel* parallel) {
  const Index tap_size = g.in_channels * g.out_channels, size = kTaps * kTaps * tap_size;
  Vector largest = {};
  for (Index i = 0; i < size; i += simd::kLanes) {
    largest = simd::max(largest, simd::abs(simd::load(dkernel + i)));
  }
  const Real noise = simd::horizontalMax(largest) * kNoise;
  forRanges(parallel, g.in_channels, 1, static_cast<double>(size),
            [&](Index first, Index last, int) {
              Channel channel(g, x, dy, relu_output);
              for (Index in = first; in < last; ++in) {
                channel.startWith(in);
                for (Index tap = 0; tap < kTaps * kTaps; ++tap) {
                  Real* const elements = dkernel + tap * tap_size + in * g.out_channels;
                  for (Index out = 0; out < g.out_channels; ++out) {
                    if (elements[out] == 0 || std::abs(elements[out]) > noise) continue;
                    if (channel.isEmpty(tap / kTaps, tap % kTaps, out)) elements[out] = 0;
                  }
                }
              }
            });
}

}  // namespace minibatch::winograd
