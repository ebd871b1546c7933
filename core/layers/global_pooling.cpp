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

void GlobalAveragePooling::forwardSamples(const ConstTensor& x, const Tensor& y) const {
  globalAverageForward(x.batch(), positionsOf(x.shape), x.shape.back(), x.data, y.data);
}

void GlobalAveragePooling::backwardSamples(const ConstTensor&, const ConstTensor&,
                                           const ConstTensor& dy, const Tensor& dx) const {
  globalAverageBackward(dx.batch(), positionsOf(dx.shape), dx.shape.back(), dy.data, dx.data);
}

Needs GlobalMaxPooling::needs(std::span<const Shape>, const Shape&) const {
  return {.backward_reads_output = true};
}

void GlobalMaxPooling::forwardSamples(const ConstTensor& x, const Tensor& y) const {
  globalMaxForward(x.batch(), positionsOf(x.shape), x.shape.back(), x.data, y.data);
}

void GlobalMaxPooling::backwardSamples(const ConstTensor& x, const ConstTensor& y,
                                       const ConstTensor& dy, const Tensor& dx) const {
  globalMaxBackward(dx.batch(), positionsOf(dx.shape), dx.shape.back(), x.data, y.data, dy.data,
                    dx.data);
}

}  // namespace minibatch
