#include "layers/softmax.h"

#include "kernels/elementwise.h"
#include "layers/axis.h"

namespace minibatch {

Shape Softmax::build(std::span<const Shape> inputs) {
  const Shape& input = requireSingleInput(inputs);
  resolveAxis(axis_, input);
  return input;
}

Needs Softmax::needs(std::span<const Shape>, const Shape&) const {
  return {.backward_reads_inputs = false, .backward_reads_output = true};
}

void Softmax::forwardSamples(const ConstTensor& x, const Tensor& y) const {
  const AroundAxis a = aroundAxis(y.shape, axis_);
  softmax(a.outer, a.extent, a.inner, x.data, y.data);
}

void Softmax::backwardSamples(const ConstTensor&, const ConstTensor& y, const ConstTensor& dy,
                              const Tensor& dx) const {
  const AroundAxis a = aroundAxis(dy.shape, axis_);
  softmaxBackward(a.outer, a.extent, a.inner, y.data, dy.data, dx.data);
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
