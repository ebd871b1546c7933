#include "initializers/initializer.h"

namespace minibatch {

Fans computeFans(const Shape& shape) {
  const int rank = shape.rank();
  if (rank == 0) return {1, 1};
  const auto extent = [&](int axis) { return static_cast<double>(shape[axis]); };
  if (rank == 1) return {extent(0), extent(0)};
  double receptive_field = 1;
  for (int axis = 0; axis < rank - 2; ++axis) receptive_field *= extent(axis);
  return {extent(rank - 2) * receptive_field, extent(rank - 1) * receptive_field};
}

}  // namespace minibatch
