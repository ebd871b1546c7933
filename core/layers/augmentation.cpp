#include "layers/augmentation.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "base/refusal.h"

namespace minibatch {

ValueRange::ValueRange(const Arguments& arguments) {
  const std::vector<double> values = arguments.numberPair("value_range");
  if (values.size() != 2) {
    refuseValue(arguments, "value_range", Message("expected.value-range"),
                arguments.config().at("value_range"));
  }
  lowest = static_cast<Real>(std::min(values[0], values[1]));
  highest = static_cast<Real>(std::max(values[0], values[1]));
}

Augmentation::Augmentation(const Arguments& arguments) : seed_(arguments) {}

Shape Augmentation::build(std::span<const Shape> inputs) {
  const Shape& image = requireRank(inputs, 3, "(batch, height, width, channels)");
  if (channels() && image[2] != channels()) {
    fail(ErrorCode::kShapeMismatch, "layer.channels",
         {{"channels", channels()}, {"shape", image.toStringWithBatch()}});
  }
  return image;
}

MemoryRequirements Augmentation::memoryRequirements(std::span<const Shape>, const Shape&) const {
  return {.backward_reads_inputs = readsInput()};
}

void Augmentation::forward(const ForwardPass& pass) const {
  const ConstTensor& x = pass.inputs[0];
  if (!pass.training) {
    std::copy_n(x.data, x.size(), pass.output.data);
    return;
  }
  const Shape image = x.shape.sample();
  const Index size = image.size();
  Random random(seed_.apply(pass.random, RandomPurpose::kAugmentation));
  for (Index n = 0; n < x.batch(); ++n) {
    change(image, random, x.data + n * size, pass.output.data + n * size);
  }
}

// The random numbers are drawn again from the same key, so none are stored.
void Augmentation::backward(const BackwardPass& pass) const {
  const Tensor& dx = pass.input_gradients[0];
  if (!dx) return;
  Real* dy = pass.output_gradient.data;
  if (!pass.training) {
    std::copy_n(dy, dx.size(), dx.data);
    return;
  }
  const Shape image = dx.shape.sample();
  const Index size = image.size();
  const Real* x = readsInput() ? pass.inputs[0].data : nullptr;
  Random random(seed_.apply(pass.random, RandomPurpose::kAugmentation));
  for (Index n = 0; n < dx.batch(); ++n) {
    changeBackward(image, random, x ? x + n * size : nullptr, dy + n * size, dx.data + n * size);
  }
}

Augmentation::Range Augmentation::rangeOf(const Arguments& arguments, std::string_view name) {
  const std::vector<double> numbers = arguments.numberPair(name);
  if (numbers.size() == 1) return {-std::abs(numbers[0]), std::abs(numbers[0])};
  return {std::min(numbers[0], numbers[1]), std::max(numbers[0], numbers[1])};
}

Augmentation::Range Augmentation::shareOf(const Arguments& arguments, std::string_view name) {
  const Range range = rangeOf(arguments, name);
  return {std::max(range.lower, 0.0), range.upper};
}

}  // namespace minibatch
