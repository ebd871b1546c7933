#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "data/table.h"

namespace minibatch {

/// One 0/1 column for each category of the training rows, sorted, as scikit-learn's
/// OneHotEncoder(handle_unknown="ignore"): a category not seen in training is all zeros.
struct OneHotEncoder {
  std::vector<std::string> categories;

  static OneHotEncoder fit(const CategoricalValues& values, std::span<const std::uint32_t> rows);
  /// The column that is 1 for `category`, or -1.
  std::int32_t indexOf(std::string_view category) const;
  /// indexOf() for each of `others`.
  std::vector<std::int32_t> indicesOf(std::span<const std::string> others) const;
};

}  // namespace minibatch
