#include "preparation/standard.h"

#include <cmath>
#include <limits>

namespace minibatch {

// The mean and then the squares around it, less what the rounding of the mean adds to them:
// sklearn's _incremental_mean_and_var().
Standard standardOf(std::span<const double> values) {
  const auto count = static_cast<double>(values.size());
  double sum = 0;
  for (const double value : values) sum += value;
  const double mean = sum / count;
  double off = 0, squares = 0;
  for (const double value : values) {
    off += value - mean;
    squares += (value - mean) * (value - mean);
  }
  const double variance = (squares - off * off / count) / count;
  // A constant column varies by no more than rounding: sklearn's _is_constant_feature().
  constexpr double kEpsilon = std::numeric_limits<double>::epsilon();
  const double rounding = count * mean * kEpsilon;
  const bool is_constant = variance <= count * kEpsilon * variance + rounding * rounding;
  return {.mean = mean, .scale = is_constant ? 1 : std::sqrt(variance), .is_constant = is_constant};
}

}  // namespace minibatch
