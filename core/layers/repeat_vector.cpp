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

void RepeatVector::forwardSamples(const ConstTensor& x, const Tensor& y) const {
  broadcastTo(oneStep(x.shape), x.data, y.shape, y.data);
}

void RepeatVector::backwardSamples(const ConstTensor&, const ConstTensor&, const ConstTensor& dy,
                                   const Tensor& dx) const {
  sumTo(dy.shape, dy.data, oneStep(dx.shape), dx.data);
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
