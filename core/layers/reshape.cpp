#include "layers/reshape.h"

#include <algorithm>

#include "base/error.h"

namespace minibatch {

Reshape::Reshape(const Arguments& arguments) : target_(arguments.shape("target_shape")) {
  if (std::count(target_.begin(), target_.end(), -1) > 1 ||
      std::count(target_.begin(), target_.end(), 0) > 0) {
    fail(
        ErrorCode::kInvalidArgument, arguments.where(),
        ": argument \"target_shape\" of Reshape must have sizes from 1 on and at most one -1, but ",
        "received ", target_.toString(), ".");
  }
}

Shape Reshape::build(std::span<const Shape> inputs) {
  const Shape& input = requireSingleInput(inputs);
  Shape result = target_;
  Index known = 1;
  for (Index extent : result) known = extent < 0 ? known : checkedProduct(known, extent);
  for (int axis = 0; axis < result.rank(); ++axis) {
    if (result[axis] < 0) result[axis] = input.size() / known;
  }
  if (result.size() != input.size()) {
    fail(ErrorCode::kShapeMismatch, "has target_shape ", target_.toString(), ", which the ",
         input.size(), " values of its input ", input.toStringWithBatch(), " cannot fill.");
  }
  return result;
}

Needs Reshape::needs(std::span<const Shape>, const Shape&) const {
  return {.backward_reads_inputs = false};
}

void Reshape::forwardSamples(const ConstTensor& x, const Tensor& y) const {
  std::copy_n(x.data, x.size(), y.data);
}

void Reshape::backwardSamples(const ConstTensor&, const ConstTensor&, const ConstTensor& dy,
                              const Tensor& dx) const {
  std::copy_n(dy.data, dy.size(), dx.data);
}

const EntryOf<Layer>& reshapeEntry() {
  static const EntryOf<Layer> entry = entryFor<Layer, Reshape>(
      "Reshape", {}, "Gives the values of a sample another shape.",
      {{.name = "target_shape",
        .type = ArgumentType::kShape,
        .default_json = "",
        .doc = "The new shape without the batch; -1 once, for whatever is left.",
        .minimum = -1,
        .maximum = 0x1p30}});
  return entry;
}

}  // namespace minibatch
