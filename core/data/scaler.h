#pragma once

#include <cstdint>
#include <span>

#include "data/table.h"

namespace minibatch {

/// Brings the training rows' numbers into [0, 1]: (x - minimum) / (maximum - minimum), as
/// scikit-learn's MinMaxScaler. Later rows may fall outside. A constant column becomes x - minimum,
/// so 0 in the training rows.
struct MinMaxScaler {
  double minimum = 0;
  double maximum = 1;

  /// NaN is left out; at least one value must be a number.
  static MinMaxScaler fit(const NumericValues& values, std::span<const std::uint32_t> rows);
  double transform(double value) const;
};

}  // namespace minibatch
