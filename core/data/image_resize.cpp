#include "data/image_resize.h"

#include <algorithm>
#include <cmath>

#include "base/error.h"

namespace minibatch {
namespace {

// Weights are fixed-point numbers: 8 bits for the pixel and 2 to spare leave 22 of 32, as in
// Pillow.
constexpr int kWeightBits = 32 - 8 - 2;

// The source pixels [first, first + weights.size()) that one target pixel is the weighted mean of.
struct Tap {
  Index first = 0;
  std::vector<std::int32_t> weights;
};

// The triangle filter max(0, 1 - |x|) at half-pixel centres. When shrinking it is widened to cover
// all the source pixels that fall into a target pixel (antialiasing); when enlarging it is linear
// interpolation.
std::vector<Tap> triangleTaps(Index from, Index to) {
  std::vector<Tap> taps(static_cast<std::size_t>(to));
  const double scale = static_cast<double>(from) / static_cast<double>(to);
  const double support = std::max(scale, 1.0);
  for (Index i = 0; i < to; ++i) {
    const double center = (static_cast<double>(i) + 0.5) * scale;
    const Index first = std::max(Index{0}, static_cast<Index>(center - support + 0.5));
    const Index last = std::min(from, static_cast<Index>(center + support + 0.5));
    std::vector<double> weights;
    double sum = 0;
    for (Index x = first; x < last; ++x) {
      const double distance = (static_cast<double>(x) - center + 0.5) * (1.0 / support);
      weights.push_back(std::max(0.0, 1.0 - std::abs(distance)));
      sum += weights.back();
    }
    taps[i].first = first;
    for (const double weight : weights) {
      taps[i].weights.push_back(static_cast<std::int32_t>(0.5 + weight / sum * (1 << kWeightBits)));
    }
  }
  return taps;
}

std::uint8_t roundWeighted(std::int32_t sum) {
  return static_cast<std::uint8_t>(std::clamp(sum >> kWeightBits, 0, 255));
}

// Resamples the middle axis of (outer, from, inner): the width with inner = channels, the height
// with inner = width * channels.
std::vector<std::uint8_t> resampleAxis(const std::vector<std::uint8_t>& in, Index outer, Index from,
                                       Index to, Index inner) {
  if (from == to) return in;
  const std::vector<Tap> taps = triangleTaps(from, to);
  std::vector<std::uint8_t> out(checkedProduct(checkedProduct(outer, to), inner));
  std::vector<std::int32_t> sums(static_cast<std::size_t>(inner));
  std::uint8_t* pixel = out.data();
  for (Index o = 0; o < outer; ++o) {
    for (const Tap& tap : taps) {
      std::fill(sums.begin(), sums.end(), 1 << (kWeightBits - 1));
      const std::uint8_t* source = in.data() + (o * from + tap.first) * inner;
      for (const std::int32_t weight : tap.weights) {
        for (Index i = 0; i < inner; ++i) sums[i] += source[i] * weight;
        source += inner;
      }
      for (Index i = 0; i < inner; ++i) *pixel++ = roundWeighted(sums[i]);
    }
  }
  return out;
}

// value / 255, rounded to nearest, for 0 <= value <= 255 * 255.
std::uint8_t dividedBy255(int value) {
  const int rounded = value + 128;
  return static_cast<std::uint8_t>((rounded + (rounded >> 8)) >> 8);
}

// ITU-R 601: 0.299 red + 0.587 green + 0.114 blue, in 16-bit fixed point.
std::uint8_t luma(const Rgb& rgb) {
  return static_cast<std::uint8_t>((rgb[0] * 19595 + rgb[1] * 38470 + rgb[2] * 7471 + 0x8000) >>
                                   16);
}

std::vector<std::uint8_t> convertColors(std::span<const std::uint8_t> pixels, Index from, Index to,
                                        const Rgb& background) {
  if (from == to) return {pixels.begin(), pixels.end()};
  const Index count = static_cast<Index>(pixels.size()) / from;
  std::vector<std::uint8_t> out(checkedProduct(count, to));
  const std::uint8_t* in = pixels.data();
  for (Index i = 0; i < count; ++i, in += from) {
    Rgb rgb = from == 1 ? Rgb{in[0], in[0], in[0]} : Rgb{in[0], in[1], in[2]};
    if (from == 4) {
      const int alpha = in[3];
      for (int c = 0; c < 3; ++c) {
        rgb[c] = dividedBy255(rgb[c] * alpha + background[c] * (255 - alpha));
      }
    }
    if (to == 1) {
      out[i] = luma(rgb);
    } else {
      std::copy(rgb.begin(), rgb.end(), out.begin() + i * 3);
    }
  }
  return out;
}

}  // namespace

std::vector<std::uint8_t> resizeImage(std::span<const std::uint8_t> pixels, const ImageSize& from,
                                      const ImageSize& size, const Rgb& background) {
  if (from.height <= 0 || from.width <= 0 ||
      (from.channels != 1 && from.channels != 3 && from.channels != 4)) {
    fail(ErrorCode::kInvalidData, "image.shape",
         {{"height", from.height}, {"width", from.width}, {"channels", from.channels}});
  }
  if (size.height <= 0 || size.width <= 0 || (size.channels != 1 && size.channels != 3)) {
    fail(ErrorCode::kInvalidArgument, "image.new-shape",
         {{"height", size.height}, {"width", size.width}, {"channels", size.channels}});
  }
  if (static_cast<Index>(pixels.size()) != from.bytes()) {
    fail(ErrorCode::kInvalidData, "image.bytes",
         {{"height", from.height},
          {"width", from.width},
          {"channels", from.channels},
          {"expected", from.bytes()},
          {"received", pixels.size()}});
  }
  const auto colored = convertColors(pixels, from.channels, size.channels, background);
  const auto narrowed = resampleAxis(colored, from.height, from.width, size.width, size.channels);
  return resampleAxis(narrowed, 1, from.height, size.height, size.width * size.channels);
}

}  // namespace minibatch
