#include "kernels/near_points.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "kernels/simd.h"

namespace minibatch {
namespace {

using simd::Shorts;
using simd::SignedWords;

constexpr std::size_t kPointsOfVector = 4;
constexpr int kVectors = NearPoints::kAtOnce / kPointsOfVector;
/// After so many pairs of dimensions all points of a block may be too far already.
constexpr std::size_t kPairsAtOnce = 8;
/// So many points tell where the others are and how far apart.
constexpr std::size_t kSampled = 1024;
/// Mean distances from the center within which numbers are not cut off.
constexpr double kWidth = 5;
constexpr double kGreatestSum = std::numeric_limits<std::int32_t>::max();

std::size_t pairsOf(std::size_t dimensions) { return (dimensions + 1) / 2; }

}  // namespace

NearPoints::NearPoints(std::span<const double> values, std::size_t dimensions,
                       std::span<const std::uint32_t> order)
    : dimensions_(dimensions),
      // The squares of differences between two of them, one for each dimension, fit into 31 bits.
      greatest_(std::floor(
          std::min(16383.0, std::sqrt(kGreatestSum / static_cast<double>(dimensions)) / 2))),
      centers_(dimensions) {
  const auto point = [&](std::size_t i) {
    return values.subspan(order[i] * dimensions, dimensions);
  };
  const std::size_t apart = std::max<std::size_t>(1, order.size() / kSampled);
  double widest = 0;
  for (std::size_t j = 0; j < dimensions; ++j) {
    double sum = 0, distance = 0, count = 0;
    for (std::size_t i = 0; i < order.size(); i += apart, ++count) sum += point(i)[j];
    centers_[j] = sum / count;
    for (std::size_t i = 0; i < order.size(); i += apart) {
      distance += std::abs(point(i)[j] - centers_[j]);
    }
    widest = std::max(widest, distance / count);
  }
  step_ = widest > 0 && std::isfinite(widest) ? kWidth * widest / greatest_ : 1;

  const std::size_t blocks = (order.size() + kAtOnce - 1) / kAtOnce;
  rounded_.resize(blocks * pairsOf(dimensions) * kAtOnce * 2);
  for (std::size_t i = 0; i < order.size(); ++i) {
    const std::vector<std::int16_t> from = rounded(point(i));
    std::int16_t* to =
        rounded_.data() + (i / kAtOnce * pairsOf(dimensions) * kAtOnce + i % kAtOnce) * 2;
    for (std::size_t j = 0; j < from.size(); j += 2, to += kAtOnce * 2) {
      std::copy_n(from.begin() + static_cast<std::ptrdiff_t>(j), 2, to);
    }
  }
}

std::vector<std::int16_t> NearPoints::rounded(std::span<const double> point) const {
  std::vector<std::int16_t> result(pairsOf(dimensions_) * 2);
  for (std::size_t j = 0; j < dimensions_; ++j) {
    const double value = std::nearbyint((point[j] - centers_[j]) / step_);
    result[j] = static_cast<std::int16_t>(std::clamp(value, -greatest_, greatest_));
  }
  return result;
}

// Two numbers are rounded by half a step each, so that a distance in steps grows by at most
// sqrt(dimensions). The squares of an exact distance may have underflowed; the rest is for the
// rounding of doubles.
std::int32_t NearPoints::limit(double squared_distance) const {
  const auto dimensions = static_cast<double>(dimensions_);
  const double lost = dimensions * std::numeric_limits<double>::min();
  const double steps = std::sqrt(squared_distance + lost) / step_ + std::sqrt(dimensions);
  return static_cast<std::int32_t>(std::min(steps * steps * (1 + 1e-6) + 1, kGreatestSum));
}

unsigned NearPoints::near(std::span<const std::int16_t> point, std::int32_t limit,
                          std::size_t block) const {
  const std::size_t pairs = pairsOf(dimensions_);
  const std::int16_t* points = rounded_.data() + block * pairs * kAtOnce * 2;
  SignedWords sum[kVectors] = {};
  unsigned near = (1u << kAtOnce) - 1;
  for (std::size_t begin = 0; begin < pairs; begin += kPairsAtOnce) {
    const std::size_t end = std::min(pairs, begin + kPairsAtOnce);
    for (std::size_t j = begin; j < end; ++j, points += kAtOnce * 2) {
      const Shorts two = simd::splatPair(point.data() + 2 * j);
      simd::unrolled<kVectors>([&](auto v) MINIBATCH_INLINE_LAMBDA {
        const Shorts difference = simd::loadShorts(points + v() * 2 * kPointsOfVector) - two;
        sum[v()] += simd::dotPairs(difference, difference);
      });
    }
    near = 0;
    simd::unrolled<kVectors>([&](auto v) MINIBATCH_INLINE_LAMBDA {
      near |= simd::upTo(sum[v()], limit) << (v() * static_cast<int>(kPointsOfVector));
    });
    if (near == 0) break;
  }
  return near;
}

}  // namespace minibatch
