#pragma once

#include <string>
#include <vector>

#include "base/shape.h"
#include "data/table.h"

namespace minibatch {

/// What a column holds, for display: pandas' describe(), with missing cells counted.
struct ColumnStatistics {
  Index count = 0;    // cells that are not missing
  Index missing = 0;  // count + missing = rows
  Index distinct = 0;
  /// Of numbers; NaN for text and where every cell is missing. The median of an even count is the
  /// mean of the middle two.
  double minimum, maximum, mean, median;
};

ColumnStatistics columnStatistics(const Column& column);

/// The median of `values`, ignoring NaN; NaN when there is no other value.
double median(std::vector<double> values);

/// How often each category occurs among `rows`.
std::vector<Index> categoryCounts(const CategoricalValues& values,
                                  std::span<const std::uint32_t> rows);

/// The code of the most frequent category, the one that sorts first among equals; -1 when all are
/// missing.
std::int32_t mostFrequent(const CategoricalValues& values, std::span<const Index> counts);

}  // namespace minibatch
