#include "kernels/elementwise.h"
#include "layers/axis.h"
#include "layers/sample_wise.h"

namespace minibatch {
namespace {

/// exp(x) / sum exp(x) along an axis. Keras: keras.layers.Softmax.
class Softmax : public SampleWise {
 public:
  explicit Softmax(const Arguments& arguments) : axis_(arguments.integer("axis")) {}
  Shape build(std::span<const Shape> inputs) override {
    const Shape& input = requireSingleInput(inputs);
    resolveAxis(axis_, input);
    return input;
  }

  MemoryRequirements memoryRequirements(std::span<const Shape>, const Shape&) const override {
    return {.backward_reads_inputs = false, .backward_reads_output = true};
  }

  std::string_view activationName() const override { return axis_ == -1 ? "softmax" : ""; }

 private:
  void forwardSamples(const ConstTensor& x, const Tensor& y) const override {
    const AroundAxis a = aroundAxis(y.shape, axis_);
    softmax(a.outer, a.extent, a.inner, x.data, y.data);
  }

  void backwardSamples(const ConstTensor&, const ConstTensor& y, const ConstTensor& dy,
                       const Tensor& dx) const override {
    const AroundAxis a = aroundAxis(dy.shape, axis_);
    softmaxBackward(a.outer, a.extent, a.inner, y.data, dy.data, dx.data);
  }

  double nanoseconds() const override { return 1; }

  Index axis_;
};

}  // namespace

const EntryOf<Layer>& softmaxLayerEntry() {
  static const EntryOf<Layer> entry =
      entryFor<Layer, Softmax>("Softmax", {}, "Turns values into probabilities that sum to 1.",
                               {{.name = "axis",
                                 .type = ArgumentType::kInteger,
                                 .default_json = "-1",
                                 .doc = "The axis along which probabilities sum to 1.",
                                 .minimum = -8,
                                 .maximum = 8}});
  return entry;
}

}  // namespace minibatch
