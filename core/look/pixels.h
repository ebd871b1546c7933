#pragma once

#include <array>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <span>
#include <vector>

#include "base/shape.h"

namespace minibatch {

/// What the pixels of images hold: of each channel how many there are of each value.
class PixelCounts {
 public:
  explicit PixelCounts(Index channels) : counts_(static_cast<std::size_t>(channels)) {}

  /// Images one after the other, their channels interleaved.
  void add(std::span<const std::uint8_t> pixels);

  /// {min, max, mean, std, channels: [the same], histogram: [256]}; NumPy's std(), which divides by
  /// the number of pixels.
  nlohmann::json result() const;

 private:
  using Counts = std::array<std::int64_t, 256>;

  std::vector<Counts> counts_;
};

/// NumPy's images.mean(axis=0).
class ImageMean {
 public:
  /// Of images of `size` bytes.
  explicit ImageMean(Index size) : sums_(static_cast<std::size_t>(size)) {}

  /// Images one after the other.
  void add(std::span<const std::uint8_t> pixels);
  /// NaN where there are no images.
  std::vector<double> mean() const;

 private:
  std::vector<double> sums_;
  Index count_ = 0;
};

}  // namespace minibatch
