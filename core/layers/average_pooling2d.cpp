#include "layers/average_pooling2d.h"

namespace minibatch {

Needs AveragePooling2D::needs(std::span<const Shape>, const Shape&) const {
  return {.backward_reads_inputs = false};
}

void AveragePooling2D::forward(const ForwardPass& pass) const {
  averagePool2DForward(geometry(pass.inputs[0].shape), pass.inputs[0].data, pass.output.data,
                       pass.parallel);
}

void AveragePooling2D::backward(const BackwardPass& pass) const {
  if (!pass.input_gradients[0]) return;
  averagePool2DBackward(geometry(pass.input_gradients[0].shape), pass.output_gradient.data,
                        pass.input_gradients[0].data, pass.parallel);
}

const EntryOf<Layer>& averagePooling2dEntry() {
  static const EntryOf<Layer> entry = entryFor<Layer, AveragePooling2D>(
      "AveragePooling2D", {}, "Takes the mean of each window: smaller images, same channels.",
      Pooling2D::arguments());
  return entry;
}

}  // namespace minibatch
