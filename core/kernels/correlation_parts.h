#pragma once

#include "kernels/correlation.h"

namespace minibatch {

/// Positions first … first + outputs - 1 of an axis, of whose taps only first_tap … first_tap +
/// taps - 1 lie in the source.
struct AxisPart {
  Index first, outputs;
  Index first_tap, taps;
};

/// An axis partitioned into such parts; one in more of them has too few positions in each.
struct AxisParts {
  static constexpr int kMaxParts = 7;
  AxisPart parts[kMaxParts];
  int count = 0;
  Index largest = 0;  // outputs of the largest part
};

/// False where there would be too many parts.
bool partitionAxis(const CorrelationAxis& axis, AxisParts* parts);

}  // namespace minibatch
