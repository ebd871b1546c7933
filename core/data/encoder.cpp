#include "data/encoder.h"

#include <algorithm>

#include "data/statistics.h"

namespace minibatch {

OneHotEncoder OneHotEncoder::fit(const CategoricalValues& values,
                                 std::span<const std::uint32_t> rows) {
  const std::vector<Index> counts = categoryCounts(values, rows);
  OneHotEncoder encoder;
  for (std::size_t code = 0; code < counts.size(); ++code) {
    if (counts[code] > 0) encoder.categories.push_back(values.categories[code]);
  }
  std::sort(encoder.categories.begin(), encoder.categories.end());
  return encoder;
}

std::int32_t OneHotEncoder::indexOf(std::string_view category) const {
  const auto found = std::lower_bound(categories.begin(), categories.end(), category);
  if (found == categories.end() || *found != category) return -1;
  return static_cast<std::int32_t>(found - categories.begin());
}

std::vector<std::int32_t> OneHotEncoder::indicesOf(std::span<const std::string> others) const {
  std::vector<std::int32_t> indices;
  indices.reserve(others.size());
  for (const std::string& category : others) indices.push_back(indexOf(category));
  return indices;
}

}  // namespace minibatch
