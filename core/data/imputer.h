#pragma once

#include <cmath>
#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "data/table.h"

namespace minibatch {

/// Fills missing numbers with the median of the training rows, as scikit-learn's
/// SimpleImputer(strategy="median").
struct MedianImputer {
  double median = 0;

  /// Nothing when every value is missing.
  static std::optional<MedianImputer> fit(const NumericValues& values,
                                          std::span<const std::uint32_t> rows);
  double transform(double value) const { return std::isnan(value) ? median : value; }
};

/// Fills missing text with the most frequent category of the training rows, the one that sorts
/// first among equals, as SimpleImputer(strategy="most_frequent").
struct MostFrequentImputer {
  std::string category;

  /// Nothing when every value is missing.
  static std::optional<MostFrequentImputer> fit(const CategoricalValues& values,
                                                std::span<const std::uint32_t> rows);
};

}  // namespace minibatch
