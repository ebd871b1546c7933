#include <algorithm>
#include <vector>

#include "base/error.h"
#include "base/merge_sort.h"
#include "kernels/elementwise.h"
#include "layers/axis.h"
#include "layers/sample_wise.h"

namespace minibatch {
namespace {

/// exp(x) / sum exp(x) along an axis, or over several that lie side by side. Keras:
/// keras.layers.Softmax.
class Softmax : public SampleWise {
 public:
  explicit Softmax(const Arguments& arguments) : axis_(arguments.integers("axis")) {}
  Shape build(std::span<const Shape> inputs) override {
    const Shape& input = requireSingleInput(inputs);
    std::vector<int> positions;
    for (Index axis : axis_) positions.push_back(resolveAxis(axis, input));
    sortStable(positions);
    for (std::size_t i = 1; i < positions.size(); ++i) {
      if (positions[i] == positions[i - 1]) {
        fail(ErrorCode::kShapeMismatch, "layer.same-axis", {{"axis", positions[i]}});
      }
      if (positions[i] != positions[i - 1] + 1) {
        fail(ErrorCode::kShapeMismatch, "layer.axes-apart",
             {{"first", positions[i - 1]}, {"second", positions[i]}});
      }
    }
    if (positions.empty()) fail(ErrorCode::kShapeMismatch, "layer.no-axis", {});
    return input;
  }

  Masking masking() const override { return Masking::kPasses; }
  bool takesMask(const Shape&) const override { return false; }
  MemoryRequirements memoryRequirements(std::span<const Shape>, const Shape&) const override {
    return {.backward_reads_inputs = false, .backward_reads_output = true};
  }

  std::string_view activationName() const override {
    return axis_ == std::vector<Index>{-1} ? "softmax" : "";
  }

 private:
  void forwardSamples(const ConstTensor& x, const Tensor& y) const override {
    const AroundAxis a = aroundAxes(y.shape);
    softmax(a.outer, a.extent, a.inner, x.data, y.data);
  }

  void backwardSamples(const ConstTensor&, const ConstTensor& y, const ConstTensor& dy,
                       const Tensor& dx) const override {
    const AroundAxis a = aroundAxes(dy.shape);
    softmaxBackward(a.outer, a.extent, a.inner, y.data, dy.data, dx.data);
  }

  // The axes as one: they lie side by side.
  AroundAxis aroundAxes(const Shape& shape) const {
    Index first = shape.rank(), extent = 1;
    for (Index axis : axis_) {
      const Index position = axis < 0 ? axis + shape.rank() : axis;
      first = std::min(first, position);
      extent *= shape[static_cast<int>(position)];
    }
    AroundAxis around = aroundAxis(shape, first);
    const Index run = around.run();
    around.extent = extent;
    around.inner = run / extent;
    return around;
  }

  double nanoseconds() const override { return 1; }

  std::vector<Index> axis_;
};

}  // namespace

const EntryOf<Layer>& softmaxLayerEntry() {
  static constexpr auto entry =
      entryFor<Layer, Softmax>("Softmax", {},
                               "Turns values into probabilities that sum to 1."
                               "\ny_i = exp(x_i) / sum_j exp(x_j), with the shape of x",
                               {{.name = "axis",
                                 .type = ArgumentType::kIntegers,
                                 .default_json = "-1",
                                 .doc = "The axis, or axes, along which probabilities sum to 1.",
                                 .minimum = -8,
                                 .maximum = 8}});
  return entry;
}

}  // namespace minibatch
