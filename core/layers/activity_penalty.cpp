#include "layers/activity_penalty.h"

#include <algorithm>

#include "kernels/elementwise.h"
#include "regularizers/norm_penalty.h"

namespace minibatch {
namespace {

/// An activation, or the identity, whose output costs something: the penalty of the whole batch
/// divided by its size, as in Keras.
class ActivityPenalty : public Layer {
 public:
  ActivityPenalty(std::unique_ptr<Layer> activation, std::unique_ptr<Regularizer> regularizer)
      : activation_(std::move(activation)), regularizer_(std::move(regularizer)) {}

  Shape build(std::span<const Shape> inputs) override {
    return activation_ ? activation_->build(inputs) : requireSingleInput(inputs);
  }
  Masking masking() const override { return Masking::kPasses; }
  MemoryRequirements memoryRequirements(std::span<const Shape> inputs,
                                        const Shape& output) const override {
    MemoryRequirements requirements;
    requirements.backward_reads_inputs = false;
    if (activation_) requirements = activation_->memoryRequirements(inputs, output);
    requirements.scratch += output.size();
    requirements.backward_reads_output = true;
    return requirements;
  }

  void forward(const ForwardPass& pass) const override {
    if (activation_) return activation_->forward(pass);
    std::copy_n(pass.inputs[0].data, pass.output.size(), pass.output.data);
  }

  void backward(const BackwardPass& pass) const override {
    const Index size = pass.output.size();
    if (pass.training) {  // explanations want the gradient of an output alone
      Real* slope = pass.scratch;
      std::fill_n(slope, size, Real{0});
      regularizer_->addGradient(size, pass.output.data, slope);
      scale(size, 1 / static_cast<Real>(pass.output.batch()), slope, slope);
      addTo(size, slope, pass.output_gradient.data);
    }
    BackwardPass inner = pass;
    inner.scratch = pass.scratch + size;
    if (activation_) return activation_->backward(inner);
    if (pass.input_gradients[0]) {
      std::copy_n(pass.output_gradient.data, size, pass.input_gradients[0].data);
    }
  }

  double activityPenalty(const ConstTensor& output) const override {
    return regularizer_->penalty(output.size(), output.data) / static_cast<double>(output.batch());
  }

 private:
  std::unique_ptr<Layer> activation_;
  std::unique_ptr<Regularizer> regularizer_;
};

/// The identity with a penalty. Keras: keras.layers.ActivityRegularization.
class ActivityRegularization final : public ActivityPenalty {
 public:
  explicit ActivityRegularization(const Arguments& arguments)
      : ActivityPenalty(nullptr, std::make_unique<NormPenalty>(arguments.number("l1"),
                                                               arguments.number("l2"))) {}
};

}  // namespace

const EntryOf<Layer>& activityRegularizationEntry() {
  static constexpr auto entry = entryFor<Layer, ActivityRegularization>(
      "ActivityRegularization", {},
      "Adds a penalty on its input to the loss and passes the input on."
      "\nl1 * sum(|x|) + l2 * sum(x^2), divided by the batch size: x, unchanged",
      {NormPenalty::factor("l1", "0.0", "L1 factor of the penalty on the values."),
       NormPenalty::factor("l2", "0.0", "L2 factor of the penalty on the values.")});
  return entry;
}

std::unique_ptr<Layer> withActivityPenalty(const Arguments& arguments,
                                           std::unique_ptr<Layer> activation) {
  auto regularizer = arguments.make<Regularizer>("activity_regularizer");
  if (!regularizer) return activation;
  return std::make_unique<ActivityPenalty>(std::move(activation), std::move(regularizer));
}

}  // namespace minibatch
