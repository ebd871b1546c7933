#pragma once

#include <span>

namespace minibatch {

/// What a column is standardized by.
struct Standard {
  double mean;
  double scale;  // the standard deviation; 1 where that is 0 but for rounding
  bool is_constant;
};

/// Of at least one number, as a whole population, as sklearn.preprocessing.StandardScaler has them.
Standard standardOf(std::span<const double> values);

}  // namespace minibatch
