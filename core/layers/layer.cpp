#include "layers/layer.h"

#include "base/error.h"

namespace minibatch {

const Shape& requireSingleInput(std::span<const Shape> inputs) {
  if (inputs.size() != 1) {
    fail(ErrorCode::kShapeMismatch, "layer.one-input", {{"received", inputs.size()}});
  }
  return inputs[0];
}

const Shape& requireRank(std::span<const Shape> inputs, int rank, std::string_view axes) {
  const Shape& input = requireSingleInput(inputs);
  if (input.rank() != rank) {
    fail(ErrorCode::kShapeMismatch, "layer.rank",
         {{"expected", rank + 1},
          {"axes", axes},
          {"shape", input.toStringWithBatch()},
          {"received", input.rank() + 1}});
  }
  return input;
}

}  // namespace minibatch
