#include "base/error.h"
#include "base/refusal.h"
#include "kernels/broadcast.h"
#include "layers/sample_wise.h"

namespace minibatch {
namespace {

/// The axes in another order: axis i of y is axis dims[i - 1] of x, counted from 1. Keras:
/// keras.layers.Permute.
class Permute : public SampleWise {
 public:
  explicit Permute(const Arguments& arguments) : axes_{0} {
    const std::vector<Index> dims = arguments.integers("dims");
    inverse_.assign(dims.size() + 1, 0);
    for (Index dim : dims) {
      if (dim > static_cast<Index>(dims.size()) || inverse_[dim]) {
        refuse(arguments, "layer.dims", {{"received", dims}});
      }
      inverse_[dim] = static_cast<int>(axes_.size());
      axes_.push_back(static_cast<int>(dim));
    }
  }

  Shape build(std::span<const Shape> inputs) override {
    const Shape& input = requireSingleInput(inputs);
    if (input.rank() + 1 != static_cast<int>(axes_.size())) {
      fail(ErrorCode::kShapeMismatch, "layer.permute",
           {{"axes", axes_.size() - 1}, {"shape", input.toStringWithBatch()}});
    }
    Shape result;
    for (std::size_t i = 1; i < axes_.size(); ++i) result.append(input[axes_[i] - 1]);
    return result;
  }

  MemoryRequirements memoryRequirements(std::span<const Shape>, const Shape&) const override {
    return {.backward_reads_inputs = false};
  }

 private:
  void forwardSamples(const ConstTensor& x, const Tensor& y) const override {
    permuteAxes(x.shape, axes_.data(), x.data, y.data);
  }

  void backwardSamples(const ConstTensor&, const ConstTensor&, const ConstTensor& dy,
                       const Tensor& dx) const override {
    permuteAxes(dy.shape, inverse_.data(), dy.data, dx.data);
  }

  std::vector<int> axes_, inverse_;  // with the batch in front
};

}  // namespace

const EntryOf<Layer>& permuteEntry() {
  static constexpr auto entry = entryFor<Layer, Permute>(
      "Permute", {},
      "Permutes the axes of each sample."
      "\n(batch, a, b) -> (batch, b, a) with dims of [2, 1]",
      {{.name = "dims",
        .type = ArgumentType::kIntegers,
        .default_json = "",
        .doc = "The new order of the axes, counted from 1 without the batch axis.",
        .minimum = 1,
        .maximum = 7}});
  return entry;
}

}  // namespace minibatch
