#include "layers/repeat_vector.h"

#include "kernels/broadcast.h"

namespace minibatch {
namespace {

// The vectors with an axis of one step.
Shape oneStep(const Shape& vectors) { return {vectors[0], 1, vectors[1]}; }

}  // namespace

Shape RepeatVector::build(std::span<const Shape> inputs) {
  return {n_, requireRank(inputs, 1, "(batch, features)")[0]};
}

Needs RepeatVector::needs(std::span<const Shape>, const Shape&) const {
  return {.backward_reads_inputs = false};
}

void RepeatVector::forward(const ForwardPass& pass) const {
  broadcastTo(oneStep(pass.inputs[0].shape), pass.inputs[0].data, pass.output.shape,
              pass.output.data);
}

void RepeatVector::backward(const BackwardPass& pass) const {
  const Tensor& dx = pass.input_gradients[0];
  if (!dx) return;
  sumTo(pass.output_gradient.shape, pass.output_gradient.data, oneStep(dx.shape), dx.data);
}

const EntryOf<Layer>& repeatVectorEntry() {
  static const EntryOf<Layer> entry =
      entryFor<Layer, RepeatVector>("RepeatVector", {}, "Makes a sequence of n equal vectors.",
                                    {{.name = "n",
                                      .type = ArgumentType::kInteger,
                                      .default_json = "",
                                      .doc = "Number of steps.",
                                      .minimum = 1,
                                      .maximum = 65536}});
  return entry;
}

}  // namespace minibatch
