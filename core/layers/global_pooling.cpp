#include "layers/global_pooling.h"

#include "kernels/global_pooling.h"

namespace minibatch {

Shape GlobalPooling::build(std::span<const Shape> inputs) {
  const Shape& input = requireRank(
      inputs, position_axes_ + 1,
      position_axes_ == 1 ? "(batch, steps, channels)" : "(batch, height, width, channels)");
  Shape result;
  for (int axis = 0; keepdims_ && axis < position_axes_; ++axis) result.append(1);
  result.append(input.back());
  return result;
}

Index GlobalPooling::positionsOf(const Shape& input) {
  Index positions = 1;
  for (int axis = 1; axis + 1 < input.rank(); ++axis) positions *= input[axis];
  return positions;
}

std::vector<Argument> GlobalPooling::arguments() {
  return {{.name = "keepdims",
           .type = ArgumentType::kBoolean,
           .default_json = "false",
           .doc = "Whether the pooled axes stay, with one position each."}};
}

Needs GlobalAveragePooling::needs(std::span<const Shape>, const Shape&) const {
  return {.backward_reads_inputs = false};
}

void GlobalAveragePooling::forward(const ForwardPass& pass) const {
  const Shape& input = pass.inputs[0].shape;
  globalAverageForward(input[0], positionsOf(input), input.back(), pass.inputs[0].data,
                       pass.output.data);
}

void GlobalAveragePooling::backward(const BackwardPass& pass) const {
  const Tensor& dx = pass.input_gradients[0];
  if (!dx) return;
  globalAverageBackward(dx.shape[0], positionsOf(dx.shape), dx.shape.back(),
                        pass.output_gradient.data, dx.data);
}

Needs GlobalMaxPooling::needs(std::span<const Shape>, const Shape&) const {
  return {.backward_reads_output = true};
}

void GlobalMaxPooling::forward(const ForwardPass& pass) const {
  const Shape& input = pass.inputs[0].shape;
  globalMaxForward(input[0], positionsOf(input), input.back(), pass.inputs[0].data,
                   pass.output.data);
}

void GlobalMaxPooling::backward(const BackwardPass& pass) const {
  const Tensor& dx = pass.input_gradients[0];
  if (!dx) return;
  globalMaxBackward(dx.shape[0], positionsOf(dx.shape), dx.shape.back(), pass.inputs[0].data,
                    pass.output.data, pass.output_gradient.data, dx.data);
}

}  // namespace minibatch
