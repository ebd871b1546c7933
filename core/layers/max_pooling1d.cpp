#include "layers/max_pooling1d.h"

#include "base/error.h"

namespace minibatch {
namespace {

// The winner's position inside its window is kept in a byte.
constexpr Index kLargestWindow = 256;

std::uint8_t* winners(const Pass& pass) { return reinterpret_cast<std::uint8_t*>(pass.saved); }

}  // namespace

MaxPooling1D::MaxPooling1D(const Arguments& arguments) : Pooling1D(arguments) {
  if (pool_size_ > kLargestWindow) {
    fail(ErrorCode::kInvalidArgument, arguments.where(),
         ": argument \"pool_size\" of MaxPooling1D must be at most ", kLargestWindow,
         ", but received ", pool_size_, ".");
  }
}

Needs MaxPooling1D::needs(std::span<const Shape>, const Shape& output) const {
  const auto bytes_in_real = static_cast<Index>(sizeof(Real));
  return {.saved = (output.size() + bytes_in_real - 1) / bytes_in_real,
          .backward_reads_inputs = false};
}

void MaxPooling1D::forward(const ForwardPass& pass) const {
  maxPool2DForward(geometry(pass.inputs[0].shape), pass.inputs[0].data, pass.output.data,
                   winners(pass), pass.parallel);
}

void MaxPooling1D::backward(const BackwardPass& pass) const {
  if (!pass.input_gradients[0]) return;
  maxPool2DBackward(geometry(pass.input_gradients[0].shape), pass.output_gradient.data,
                    winners(pass), pass.input_gradients[0].data, pass.parallel);
}

const EntryOf<Layer>& maxPooling1dEntry() {
  static const EntryOf<Layer> entry = entryFor<Layer, MaxPooling1D>(
      "MaxPooling1D", {},
      "Keeps the largest value of each window: shorter sequences, same channels.",
      Pooling1D::arguments());
  return entry;
}

}  // namespace minibatch
