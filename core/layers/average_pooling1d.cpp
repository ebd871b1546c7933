#include "layers/average_pooling1d.h"

namespace minibatch {

Needs AveragePooling1D::needs(std::span<const Shape>, const Shape&) const {
  return {.backward_reads_inputs = false};
}

void AveragePooling1D::forward(const ForwardPass& pass) const {
  averagePool2DForward(geometry(pass.inputs[0].shape), pass.inputs[0].data, pass.output.data,
                       pass.parallel);
}

void AveragePooling1D::backward(const BackwardPass& pass) const {
  if (!pass.input_gradients[0]) return;
  averagePool2DBackward(geometry(pass.input_gradients[0].shape), pass.output_gradient.data,
                        pass.input_gradients[0].data, pass.parallel);
}

const EntryOf<Layer>& averagePooling1dEntry() {
  static const EntryOf<Layer> entry = entryFor<Layer, AveragePooling1D>(
      "AveragePooling1D", {}, "Takes the mean of each window: shorter sequences, same channels.",
      Pooling1D::arguments());
  return entry;
}

}  // namespace minibatch
