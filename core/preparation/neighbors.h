#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "data/table.h"

namespace minibatch {

/// Rows of numbers next to each other: a point each.
class Points {
 public:
  /// The given rows of columns of numbers; point i is rows[i].
  Points(std::span<const Column* const> columns, std::span<const std::uint32_t> rows);
  /// (points, dimensions), as they are.
  Points(Index dimensions, std::vector<double> values);

  Index size() const { return static_cast<Index>(count_); }
  Index dimensions() const { return static_cast<Index>(dimensions_); }
  std::span<double> operator[](std::size_t point) {
    return {values_.data() + point * dimensions_, dimensions_};
  }
  std::span<const double> operator[](std::size_t point) const {
    return {values_.data() + point * dimensions_, dimensions_};
  }

  /// The nearest of `among` to a point by Euclidean distance, nearest first; of equally near ones
  /// the first in `among`. There are at least `count` of them.
  std::vector<std::uint32_t> nearest(std::span<const double> point,
                                     std::span<const std::uint32_t> among, Index count) const;

 private:
  std::size_t count_, dimensions_;
  std::vector<double> values_;
};

}  // namespace minibatch
