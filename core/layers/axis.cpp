#include "layers/axis.h"

#include "base/error.h"
#include "kernels/broadcast.h"

namespace minibatch {

int resolveAxis(Index axis, const Shape& sample) {
  const Index rank = sample.rank() + 1;
  if (axis == 0 || axis >= rank || axis <= -rank) {
    fail(ErrorCode::kShapeMismatch, "layer.axis",
         {{"axis", axis},
          {"shape", sample.toStringWithBatch()},
          {"last", rank - 1},
          {"first", 1 - rank}});
  }
  return static_cast<int>(axis < 0 ? axis + rank : axis);
}

AroundAxis aroundAxis(const Shape& shape, Index axis) {
  if (axis < 0) axis += shape.rank();
  AroundAxis result;
  for (int i = 0; i < shape.rank(); ++i) {
    (i < axis ? result.outer : i == axis ? result.extent : result.inner) *= shape[i];
  }
  return result;
}

namespace {

// y (outer, b, a) = x (outer, a, b)
void swapInner(Index outer, Index a, Index b, const Real* x, Real* y, Parallel* parallel) {
  constexpr int kOrder[] = {0, 2, 1};
  permuteAxes({outer, a, b}, kOrder, x, y, parallel);
}

}  // namespace

bool channelsAreLast(const Shape& shape, Index axis) { return aroundAxis(shape, axis).inner == 1; }

void channelsToLast(const Shape& shape, Index axis, const Real* x, Real* y, Parallel* parallel) {
  const AroundAxis a = aroundAxis(shape, axis);
  swapInner(a.outer, a.extent, a.inner, x, y, parallel);
}

void channelsFromLast(const Shape& shape, Index axis, const Real* y, Real* x, Parallel* parallel) {
  const AroundAxis a = aroundAxis(shape, axis);
  swapInner(a.outer, a.inner, a.extent, y, x, parallel);
}

}  // namespace minibatch
