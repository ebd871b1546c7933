#include "layers/merge.h"

#include <algorithm>

#include "base/error.h"
#include "kernels/broadcast.h"
#include "kernels/elementwise.h"

namespace minibatch {
namespace {

// The shape that a and b are both repeated to, without the batch axis.
Shape commonShape(const Shape& a, const Shape& b) {
  if (a.rank() < b.rank()) return commonShape(b, a);
  Shape result = a;
  const int missing = a.rank() - b.rank();
  for (int axis = 0; axis < b.rank(); ++axis) {
    Index& extent = result[missing + axis];
    if (!mayEqual(extent, b[axis]) && extent != 1 && b[axis] != 1) {
      fail(ErrorCode::kShapeMismatch, "layer.merge",
           {{"first", a.toStringWithBatch()}, {"second", b.toStringWithBatch()}});
    }
    extent = extent == 1 || b[axis] == kUnknown ? b[axis] : extent;
  }
  return result;
}

}  // namespace

Shape Merge::build(std::span<const Shape> inputs) {
  if (inputs.size() < 2) {
    fail(ErrorCode::kShapeMismatch, "layer.several-inputs", {{"received", inputs.size()}});
  }
  Shape result = inputs[0];
  for (const Shape& input : inputs.subspan(1)) result = commonShape(result, input);
  return result;
}

// A step counts where it does in one of the inputs.
void Merge::makeMask(const Pass& pass, Real* mask) const {
  const Index batch = pass.inputs[0].batch();
  Index steps = 1;
  for (const ConstTensor& input : pass.inputs) steps = std::max(steps, input.shape[1]);
  std::fill_n(mask, batch * steps, Real{0});
  for (std::size_t k = 0; k < pass.masks.size(); ++k) {
    const Index own = pass.inputs[k].shape[1];
    for (Index i = 0; i < batch * steps; ++i) {
      const Index step = own == 1 ? 0 : i % steps;
      mask[i] = std::max(mask[i], pass.masks[k][i / steps * own + step]);
    }
  }
}

MemoryRequirements Merge::memoryRequirements(std::span<const Shape> inputs,
                                             const Shape& output) const {
  const bool repeats =
      std::ranges::any_of(inputs, [&](const Shape& input) { return !(input == output); });
  return {.scratch = checkedProduct(scratchTensors(repeats), output.size())};
}

const Real* Merge::expanded(const ConstTensor& input, const Shape& output, Real* memory) {
  if (input.shape == output) return input.data;
  broadcastTo(input.shape, input.data, output, memory);
  return memory;
}

void Merge::forward(const ForwardPass& pass) const {
  const double elements = static_cast<double>(pass.output.size());
  forSamples(pass, pass.output.batch(), elements * pass.inputs.size() * 0.3,
             [&](Index first, Index last) {
               const Part part{first, last};
               const Tensor y = part.of(pass.output);
               Real* memory = part.scratch(pass, pass.output.shape, 0);
               const Real* left = expanded(part.of(pass.inputs[0]), y.shape, y.data);
               for (const ConstTensor& input : pass.inputs.subspan(1)) {
                 fold(y.size(), left, expanded(part.of(input), y.shape, memory), y.data);
                 left = y.data;
               }
               finish(pass.inputs.size(), y.size(), y.data);
             });
}

void Merge::backward(const BackwardPass& pass) const {
  const double elements = static_cast<double>(pass.output_gradient.size());
  forSamples(pass, pass.output_gradient.batch(), elements * pass.inputs.size() * 0.5,
             [&](Index first, Index last) { backwardPart(pass, {first, last}); });
}

MemoryRequirements LinearMerge::memoryRequirements(std::span<const Shape> inputs,
                                                   const Shape& output) const {
  MemoryRequirements requirements = Merge::memoryRequirements(inputs, output);
  requirements.backward_reads_inputs = false;
  return requirements;
}

void LinearMerge::backwardPart(const BackwardPass& pass, const Part& part) const {
  const Tensor whole = part.of(pass.output_gradient);
  for (std::size_t k = 0; k < pass.input_gradients.size(); ++k) {
    const Tensor dx = part.of(pass.input_gradients[k]);
    if (!dx) continue;
    const Real weight = factor(k, pass.input_gradients.size());
    const Real* dy = whole.data;
    if (!(dx.shape == whole.shape)) {
      sumTo(whole.shape, dy, dx.shape, dx.data);
      dy = dx.data;
    }
    if (weight != 1) {
      scale(dx.size(), weight, dy, dx.data);
    } else if (dy != dx.data) {
      std::copy_n(dy, dx.size(), dx.data);
    }
  }
}

}  // namespace minibatch
