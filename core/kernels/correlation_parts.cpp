#include "kernels/correlation_parts.h"

#include <algorithm>

namespace minibatch {
namespace {

/// The part that begins at q: one position, or all in a row that have all taps.
AxisPart partAt(const CorrelationAxis& axis, Index q) {
  const Index at = q * axis.stride + axis.offset;
  const Index first = at < 0 ? std::min((-at - 1) / axis.tap_step + 1, axis.taps) : 0;
  const Index end =
      at < axis.source_size
          ? std::clamp((axis.source_size - 1 - at) / axis.tap_step + 1, first, axis.taps)
          : first;
  if (end - first < axis.taps) return {q, 1, first, end - first};
  const Index available = axis.source_size - 1 - (axis.taps - 1) * axis.tap_step - at;
  return {q, std::min(axis.outputs - q, available / axis.stride + 1), 0, axis.taps};
}

bool haveTheSameTaps(const AxisPart& a, const AxisPart& b) {
  return a.taps == b.taps && (a.taps == 0 || a.first_tap == b.first_tap);
}

}  // namespace

bool partitionAxis(const CorrelationAxis& axis, AxisParts* parts) {
  if (axis.tap_step <= 0 || axis.taps <= 0) return false;
  for (Index q = 0; q < axis.outputs;) {
    const AxisPart next = partAt(axis, q);
    q += next.outputs;
    AxisPart* last = parts->count > 0 ? &parts->parts[parts->count - 1] : nullptr;
    if (last && haveTheSameTaps(*last, next)) {
      last->outputs += next.outputs;
    } else if (parts->count == AxisParts::kMaxParts) {
      return false;
    } else {
      last = &parts->parts[parts->count++];
      *last = next;
    }
    parts->largest = std::max(parts->largest, last->outputs);
  }
  return true;
}

}  // namespace minibatch
