#include "data/statistics.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace minibatch {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

void describeNumbers(std::vector<double> values, ColumnStatistics& result) {
  std::erase_if(values, [](double value) { return std::isnan(value); });
  result.count = static_cast<Index>(values.size());
  if (values.empty()) return;
  std::sort(values.begin(), values.end());
  result.minimum = values.front();
  result.maximum = values.back();
  result.median = median(values);
  double sum = 0;
  for (const double value : values) sum += value;
  result.mean = sum / static_cast<double>(result.count);
  result.distinct = std::unique(values.begin(), values.end()) - values.begin();
}

void describeText(const CategoricalValues& values, ColumnStatistics& result) {
  const auto counts = categoryCounts(values, allRows(static_cast<Index>(values.codes.size())));
  for (const Index count : counts) {
    result.count += count;
    result.distinct += count > 0;
  }
}

}  // namespace

double median(std::vector<double> values) {
  std::erase_if(values, [](double value) { return std::isnan(value); });
  if (values.empty()) return kNaN;
  const auto middle = values.begin() + static_cast<Index>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  if (values.size() % 2) return *middle;
  return (*std::max_element(values.begin(), middle) + *middle) / 2;
}

std::vector<Index> categoryCounts(const CategoricalValues& values,
                                  std::span<const std::uint32_t> rows) {
  std::vector<Index> counts(values.categories.size());
  for (const std::uint32_t row : rows) {
    if (values.codes[row] >= 0) ++counts[values.codes[row]];
  }
  return counts;
}

std::int32_t mostFrequent(const CategoricalValues& values, std::span<const Index> counts) {
  std::int32_t best = -1;
  for (std::size_t code = 0; code < counts.size(); ++code) {
    if (counts[code] == 0) continue;
    if (best < 0 || counts[code] > counts[best] ||
        (counts[code] == counts[best] && values.categories[code] < values.categories[best])) {
      best = static_cast<std::int32_t>(code);
    }
  }
  return best;
}

ColumnStatistics columnStatistics(const Column& column) {
  ColumnStatistics result{};
  result.minimum = result.maximum = result.mean = result.median = kNaN;
  if (const NumericValues* numbers = column.numeric()) {
    describeNumbers(*numbers, result);
  } else {
    describeText(*column.categorical(), result);
  }
  result.missing = column.rows() - result.count;
  return result;
}

}  // namespace minibatch
