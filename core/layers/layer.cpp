#include "layers/layer.h"

#include "base/error.h"

namespace minibatch {

const Shape& requireSingleInput(std::span<const Shape> inputs) {
  if (inputs.size() != 1) {
    fail(ErrorCode::kShapeMismatch, "expects exactly 1 input, but received ", inputs.size(), ".");
  }
  return inputs[0];
}

const Shape& requireRank(std::span<const Shape> inputs, int rank, std::string_view axes) {
  const Shape& input = requireSingleInput(inputs);
  if (input.rank() != rank) {
    fail(ErrorCode::kShapeMismatch, "expects an input of ", rank + 1, " axes, ", axes,
         ", but received the shape ", input.toStringWithBatch(), " with ", input.rank() + 1,
         " axes.");
  }
  return input;
}

}  // namespace minibatch
