#include <algorithm>

#include "base/error.h"
#include "layers/axis.h"
#include "layers/layer.h"

namespace minibatch {
namespace {

/// Inputs side by side along one axis; all other axes are the same. Keras:
/// keras.layers.Concatenate. (The batch cannot be the axis here.)
class Concatenate : public Layer {
 public:
  static constexpr bool kMerges = true;
  explicit Concatenate(const Arguments& arguments) : axis_(arguments.integer("axis")) {}
  Shape build(std::span<const Shape> inputs) override {
    if (inputs.size() < 2) {
      fail(ErrorCode::kShapeMismatch, "layer.several-inputs", {{"received", inputs.size()}});
    }
    Shape result = inputs[0];
    const int axis = resolveAxis(axis_, result) - 1;
    for (const Shape& input : inputs.subspan(1)) {
      bool fits = input.rank() == result.rank();
      for (int other = 0; fits && other < input.rank(); ++other) {
        fits = other == axis || mayEqual(input[other], result[other]);
      }
      if (!fits) {
        fail(ErrorCode::kShapeMismatch, "layer.concatenate",
             {{"axis", axis + 1},
              {"first", inputs[0].toStringWithBatch()},
              {"second", input.toStringWithBatch()}});
      }
      result[axis] += input[axis];
    }
    return result;
  }

  Masking masking() const override { return Masking::kJoins; }
  bool joinsWithout() const override { return true; }
  bool takesMask(const Shape& input) const override { return input.rank() == 2; }
  // Side by side in time, or a step counts where it does in one of the inputs.
  void makeMask(const Pass& pass, Real* mask) const override {
    const bool is_time = resolveAxis(axis_, pass.inputs[0].shape.sample()) == 1;
    const Index batch = pass.inputs[0].batch();
    Index steps = 0;
    for (const ConstTensor& input : pass.inputs) {
      steps = is_time ? steps + input.shape[1] : input.shape[1];
    }
    std::fill_n(mask, batch * steps, Real{0});
    Index start = 0;
    for (std::size_t k = 0; k < pass.inputs.size(); ++k) {
      const Index own = pass.inputs[k].shape[1];
      for (Index i = 0; i < batch * own; ++i) {
        Real& counts = mask[i / own * steps + start + i % own];
        counts = std::max(counts, pass.masks[k] ? pass.masks[k][i] : Real{1});
      }
      if (is_time) start += own;
    }
  }
  MemoryRequirements memoryRequirements(std::span<const Shape>, const Shape&) const override {
    return {.backward_reads_inputs = false};
  }

  void forward(const ForwardPass& pass) const override {
    const AroundAxis output = aroundAxis(pass.output.shape, axis_);
    const double nanoseconds = static_cast<double>(pass.output.size()) * 0.3;
    forRanges(pass.parallel, output.outer, 1, nanoseconds, [&](Index first, Index last, int) {
      Real* to = pass.output.data;
      for (const ConstTensor& input : pass.inputs) {
        const Index run = aroundAxis(input.shape, axis_).run();
        for (Index i = first; i < last; ++i) {
          std::copy_n(input.data + i * run, run, to + i * output.run());
        }
        to += run;
      }
    });
  }

  void backward(const BackwardPass& pass) const override {
    const AroundAxis output = aroundAxis(pass.output_gradient.shape, axis_);
    const double nanoseconds = static_cast<double>(pass.output_gradient.size()) * 0.3;
    forRanges(pass.parallel, output.outer, 1, nanoseconds, [&](Index first, Index last, int) {
      const Real* from = pass.output_gradient.data;
      for (const Tensor& gradient : pass.input_gradients) {
        const Index run = aroundAxis(gradient.shape, axis_).run();
        for (Index i = first; gradient && i < last; ++i) {
          std::copy_n(from + i * output.run(), run, gradient.data + i * run);
        }
        from += run;
      }
    });
  }

 private:
  Index axis_;
};

}  // namespace

const EntryOf<Layer>& concatenateLayerEntry() {
  static constexpr auto entry =
      entryFor<Layer, Concatenate>("Concatenate", {},
                                   "Concatenates the inputs along an axis."
                                   "\n(batch, a), (batch, b) -> (batch, a + b)",
                                   {{.name = "axis",
                                     .type = ArgumentType::kInteger,
                                     .default_json = "-1",
                                     .doc = "The axis along which to concatenate.",
                                     .minimum = -8,
                                     .maximum = 8}});
  return entry;
}

}  // namespace minibatch
