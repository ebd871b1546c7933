#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/radix_sort.h"
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
  /// The sample's standard deviation (n - 1), and the numbers below which a quarter and three
  /// quarters lie.
  double std, lower, upper;
};

ColumnStatistics columnStatistics(const Column& column);

/// Gathers them in slices, so that the reading of many rows can be cancelled.
class StatisticsJob {
 public:
  explicit StatisticsJob(Column column);

  /// Works for about `budget_ms` milliseconds; says whether everything is done.
  bool step(double budget_ms);

  const Column& column() const { return column_; }
  /// After step() said so.
  const ColumnStatistics& statistics() const { return statistics_; }
  /// How often each category of a column of text occurs, likewise.
  const std::vector<Index>& counts() const { return counts_; }

 private:
  void work();
  void gather(const NumericValues& numbers);
  void gather(const CategoricalValues& texts);
  void sumUp();
  void sumSquares();

  Column column_;
  ColumnStatistics statistics_{};
  enum class Stage { kGather, kSort, kSum, kSquares, kDone };
  Stage stage_ = Stage::kGather;
  std::size_t at_ = 0;
  std::vector<double> values_;
  std::vector<Index> counts_;
  std::optional<RadixSort> sort_;
  double sum_ = 0, squares_ = 0;
};

/// The median of `values`, ignoring NaN; NaN when there is no other value.
double median(std::vector<double> values);

/// The number below which `percent` of sorted numbers lie, between two of them on the line that
/// joins them: numpy.percentile(). There is at least one number.
double percentile(std::span<const double> sorted, double percent);

/// numpy.sum(), to the bit: what is decided by a sum may hang on where its rounding falls.
double pairwiseSum(std::span<const double> values);

/// How often each category occurs among `rows`.
std::vector<Index> categoryCounts(const CategoricalValues& values,
                                  std::span<const std::uint32_t> rows);

/// The code of the most frequent category, the one that sorts first among equals; -1 when all are
/// missing.
std::int32_t mostFrequent(const CategoricalValues& values, std::span<const Index> counts);

}  // namespace minibatch
