#include "data/imputer.h"

#include <vector>

#include "data/statistics.h"

namespace minibatch {

std::optional<MedianImputer> MedianImputer::fit(const NumericValues& values,
                                                std::span<const std::uint32_t> rows) {
  std::vector<double> seen;
  seen.reserve(rows.size());
  for (const std::uint32_t row : rows) seen.push_back(values[row]);
  const double middle = minibatch::median(std::move(seen));
  if (std::isnan(middle)) return std::nullopt;
  return MedianImputer{middle};
}

std::optional<MostFrequentImputer> MostFrequentImputer::fit(const CategoricalValues& values,
                                                            std::span<const std::uint32_t> rows) {
  const std::int32_t code = mostFrequent(values, categoryCounts(values, rows));
  if (code < 0) return std::nullopt;
  return MostFrequentImputer{values.categories[code]};
}

}  // namespace minibatch
