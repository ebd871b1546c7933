#include "layers/max_pooling2d.h"

#include "base/error.h"

namespace minibatch {
namespace {

// The winner's position inside its window is kept in a byte.
constexpr Index kLargestWindow = 256;

std::uint8_t* winners(const Pass& pass) { return reinterpret_cast<std::uint8_t*>(pass.saved); }

}  // namespace

MaxPooling2D::MaxPooling2D(const Arguments& arguments) : Pooling2D(arguments) {
  if (pool_size_.first * pool_size_.second > kLargestWindow) {
    fail(ErrorCode::kInvalidArgument, arguments.where(),
         ": argument \"pool_size\" of MaxPooling2D ", "must cover at most ", kLargestWindow,
         " elements, but received (", pool_size_.first, ", ", pool_size_.second, ").");
  }
}

Needs MaxPooling2D::needs(std::span<const Shape>, const Shape& output) const {
  const auto bytes_in_real = static_cast<Index>(sizeof(Real));
  return {.saved = (output.size() + bytes_in_real - 1) / bytes_in_real,
          .backward_reads_inputs = false};
}

void MaxPooling2D::forward(const ForwardPass& pass) const {
  maxPool2DForward(geometry(pass.inputs[0].shape), pass.inputs[0].data, pass.output.data,
                   winners(pass), pass.parallel);
}

void MaxPooling2D::backward(const BackwardPass& pass) const {
  if (!pass.input_gradients[0]) return;
  maxPool2DBackward(geometry(pass.input_gradients[0].shape), pass.output_gradient.data,
                    winners(pass), pass.input_gradients[0].data, pass.parallel);
}

const EntryOf<Layer>& maxPooling2dEntry() {
  static const EntryOf<Layer> entry = entryFor<Layer, MaxPooling2D>(
      "MaxPooling2D", {}, "Keeps the largest value of each window: smaller images, same channels.",
      Pooling2D::arguments());
  return entry;
}

}  // namespace minibatch
