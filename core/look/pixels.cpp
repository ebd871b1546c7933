#include "look/pixels.h"

#include <algorithm>
#include <cmath>

#include "base/json_object.h"
#include "look/look.h"

namespace minibatch {

using nlohmann::json;

namespace {

json numbersOf(std::span<const std::int64_t> counts) {
  double count = 0, sum = 0, squares = 0;
  int min = 256, max = -1;
  for (int value = 0; value < 256; ++value) {
    if (counts[value] == 0) continue;
    min = std::min(min, value);
    max = value;
    count += static_cast<double>(counts[value]);
    sum += static_cast<double>(counts[value]) * value;
  }
  const double mean = sum / count;
  for (int value = 0; value < 256; ++value) {
    squares += static_cast<double>(counts[value]) * (value - mean) * (value - mean);
  }
  const bool is_empty = max < 0;
  return jsonObject({{"min", numberJson(is_empty ? std::nan("") : min)},
                     {"max", numberJson(is_empty ? std::nan("") : max)},
                     {"mean", numberJson(mean)},
                     {"std", numberJson(std::sqrt(squares / count))}});
}

}  // namespace

void PixelCounts::add(std::span<const std::uint8_t> pixels) {
  const std::size_t channels = counts_.size();
  for (std::size_t channel = 0; channel < channels; ++channel) {
    Counts& counts = counts_[channel];
    for (std::size_t i = channel; i < pixels.size(); i += channels) ++counts[pixels[i]];
  }
}

json PixelCounts::result() const {
  Counts all{};
  json channels = json::array();
  for (const Counts& counts : counts_) {
    for (std::size_t value = 0; value < all.size(); ++value) all[value] += counts[value];
    channels.push_back(numbersOf(counts));
  }
  json result = numbersOf(all);
  result["channels"] = std::move(channels);
  result["histogram"] = all;
  return result;
}

void ImageMean::add(std::span<const std::uint8_t> pixels) {
  const std::size_t size = sums_.size();
  for (std::size_t first = 0; first + size <= pixels.size(); first += size) {
    for (std::size_t i = 0; i < size; ++i) sums_[i] += pixels[first + i];
    ++count_;
  }
}

std::vector<double> ImageMean::mean() const {
  std::vector<double> result = sums_;
  for (double& value : result) value /= static_cast<double>(count_);
  return result;
}

}  // namespace minibatch
