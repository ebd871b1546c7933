#include "data/scaler.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace minibatch {

MinMaxScaler MinMaxScaler::fit(const NumericValues& values, std::span<const std::uint32_t> rows) {
  MinMaxScaler scaler{.minimum = std::numeric_limits<double>::infinity(),
                      .maximum = -std::numeric_limits<double>::infinity()};
  for (const std::uint32_t row : rows) {
    if (std::isnan(values[row])) continue;
    scaler.minimum = std::min(scaler.minimum, values[row]);
    scaler.maximum = std::max(scaler.maximum, values[row]);
  }
  return scaler;
}

double MinMaxScaler::transform(double value) const {
  const double range = maximum - minimum;
  const double scale = range > 0 ? 1 / range : 1;
  // As MinMaxScaler does it: X * scale_ + min_, with min_ = -minimum * scale_.
  return value * scale - minimum * scale;
}

}  // namespace minibatch
