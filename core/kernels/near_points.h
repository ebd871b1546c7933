#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/tensor.h"

namespace minibatch {

/// Tells which of many points may be within a distance of another, by whole numbers of 16 bits in
/// their place: rounded, and cut off far from the others, which brings points nearer to each other
/// but not farther apart by more than is allowed for. Exact distances are for those few.
class NearPoints {
 public:
  static constexpr std::size_t kAtOnce = 16;

  /// Those points of `values` (points, dimensions) that `order` names, finite, in its order.
  NearPoints(std::span<const double> values, std::size_t dimensions,
             std::span<const std::uint32_t> order);

  /// A point of as many dimensions as the others are kept.
  std::vector<std::int16_t> rounded(std::span<const double> point) const;
  /// What near() takes for a squared distance.
  std::int32_t limit(double squared_distance) const;
  /// Bit i: whether point block * kAtOnce + i of `order` may be that near to what rounded() gave.
  unsigned near(std::span<const std::int16_t> point, std::int32_t limit, std::size_t block) const;

 private:
  std::size_t dimensions_;
  double greatest_;                    // of the whole numbers
  double step_;                        // of one of them to the next
  std::vector<double> centers_;        // (dimensions): of those that are 0
  std::vector<std::int16_t> rounded_;  // (blocks, pairs of dimensions, kAtOnce, 2)
};

}  // namespace minibatch
