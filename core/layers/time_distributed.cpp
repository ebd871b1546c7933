#include "base/refusal.h"
#include "layers/layer.h"

namespace minibatch {
namespace {

/// Applies a layer to each step of a sequence by itself: the steps are seen as samples. Keras:
/// keras.layers.TimeDistributed.
class TimeDistributed : public Layer {
 public:
  explicit TimeDistributed(const Arguments& arguments) : layer_(arguments.make<Layer>("layer")) {
    if (layer_->inputShape()) refuse(arguments, "layer.computes", {});
    if (!layer_->furtherOutputs().empty()) refuse(arguments, "layer.one-output", {});
    if (layer_->stateSize()) refuse(arguments, "layer.stateful-step", {});
  }

  Shape build(std::span<const Shape> inputs) override {
    const Shape& input = requireSingleInput(inputs);
    if (input.rank() < 2) requireRank(inputs, 2, "(batch, steps, features)");
    const Shape step = input.sample();
    return layer_->build({&step, 1}).withBatch(input[0]);
  }
  std::vector<WeightSpec> weights() const override { return layer_->weights(); }
  Masking masking() const override { return Masking::kPasses; }

  MemoryRequirements memoryRequirements(std::span<const Shape> inputs,
                                        const Shape& output) const override {
    const Shape steps = asSamples(inputs[0]);
    return layer_->memoryRequirements({&steps, 1}, asSamples(output));
  }

  void forward(const ForwardPass& pass) const override {
    ForwardPass inner = pass;
    inner.masks = {};
    const ConstTensor input = asSamples(pass.inputs[0]);
    inner.inputs = {&input, 1};
    inner.output = asSamples(pass.output);
    layer_->forward(inner);
  }

  void backward(const BackwardPass& pass) const override {
    BackwardPass inner = pass;
    inner.masks = {};
    const ConstTensor input = asSamples(pass.inputs[0]);
    const Tensor gradient = asSamples(pass.input_gradients[0]);
    inner.inputs = {&input, 1};
    inner.input_gradients = {&gradient, 1};
    inner.output = asSamples(pass.output);
    inner.output_gradient = asSamples(pass.output_gradient);
    layer_->backward(inner);
  }

  MultiplyAccumulates multiplyAccumulates(const Shape& input, const Shape& output) const override {
    MultiplyAccumulates count = layer_->multiplyAccumulates(input.sample(), output.sample());
    count.of_input *= static_cast<double>(input[0]);
    count.inner *= static_cast<double>(input[0]);
    return count;
  }
  std::unique_ptr<Layer> activationLayer() const override { return layer_->activationLayer(); }
  Index integersBelow() const override { return layer_->integersBelow(); }

 private:
  // (batch, steps, …) as (batch · steps, …).
  static Shape asSamples(const Shape& shape) {
    Shape samples = shape.sample();
    samples[0] *= shape[0];
    return samples;
  }
  template <class T>
  static BasicTensor<T> asSamples(const BasicTensor<T>& tensor) {
    if (tensor.shape.rank() < 2) return tensor;
    return {tensor.data, asSamples(tensor.shape)};
  }

  std::unique_ptr<Layer> layer_;
};

}  // namespace

const EntryOf<Layer>& timeDistributedEntry() {
  static constexpr auto entry =
      entryFor<Layer, TimeDistributed>("TimeDistributed", {},
                                       "Applies a layer to each step of a sequence by itself."
                                       "\n(batch, steps, ...) -> (batch, steps, ...)",
                                       {{.name = "layer",
                                         .type = ArgumentType::kObject,
                                         .default_json = "",
                                         .doc = "The layer.",
                                         .object_kind = Kind::kLayer}});
  return entry;
}

}  // namespace minibatch
