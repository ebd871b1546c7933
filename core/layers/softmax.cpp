#include "layers/softmax.h"

#include "base/error.h"
#include "kernels/elementwise.h"

namespace minibatch {
namespace {

// A tensor seen as (outer, classes, inner) around one axis.
struct AroundAxis {
  Index outer = 1, classes = 1, inner = 1;
};

AroundAxis around(const Shape& shape, Index axis) {
  if (axis < 0) axis += shape.rank();
  AroundAxis result;
  for (int i = 0; i < shape.rank(); ++i) {
    (i < axis ? result.outer : i == axis ? result.classes : result.inner) *= shape[i];
  }
  return result;
}

}  // namespace

Shape Softmax::build(std::span<const Shape> inputs) {
  const Shape& input = requireSingleInput(inputs);
  const Index rank = input.rank() + 1;
  if (axis_ == 0 || axis_ >= rank || axis_ <= -rank) {
    fail(ErrorCode::kShapeMismatch, "has axis ", axis_, ", but its input ",
         input.toStringWithBatch(), " has the axes 1 to ", rank - 1,
         " besides the batch (or -1 to ", 1 - rank, ").");
  }
  return input;
}

Needs Softmax::needs(std::span<const Shape>, const Shape&) const {
  return {.backward_reads_inputs = false, .backward_reads_output = true};
}

void Softmax::forward(const ForwardPass& pass) const {
  const AroundAxis a = around(pass.output.shape, axis_);
  softmax(a.outer, a.classes, a.inner, pass.inputs[0].data, pass.output.data);
}

void Softmax::backward(const BackwardPass& pass) const {
  if (!pass.input_gradients[0]) return;
  const AroundAxis a = around(pass.output_gradient.shape, axis_);
  softmaxBackward(a.outer, a.classes, a.inner, pass.output.data, pass.output_gradient.data,
                  pass.input_gradients[0].data);
}

const EntryOf<Layer>& softmaxLayerEntry() {
  static const EntryOf<Layer> entry =
      entryFor<Layer, Softmax>("Softmax", {}, "Turns values into probabilities that add up to 1.",
                               {{.name = "axis",
                                 .type = ArgumentType::kInteger,
                                 .default_json = "-1",
                                 .doc = "Along which axis the probabilities add up to 1.",
                                 .minimum = -8,
                                 .maximum = 8}});
  return entry;
}

}  // namespace minibatch
