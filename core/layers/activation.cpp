#include "layers/activation.h"

#include <nlohmann/json.hpp>

#include "base/activating_layers.h"

namespace minibatch {
namespace {

/// A layer in the place of a function: LSTM(activation=LeakyReLU()). It has no weights and no
/// memory.
class LayerFunction final : public Activation {
 public:
  explicit LayerFunction(std::unique_ptr<Layer> layer)
      : layer_(std::move(layer)),
        reads_output_(layer_->memoryRequirements({}, {}).backward_reads_output) {}

  void check(const Shape& sample) const override { layer_->build(std::span(&sample, 1)); }
  bool backwardReadsOutput() const override { return reads_output_; }

  void forward(const ConstTensor& x, const Tensor& y) const override {
    ForwardPass pass;
    pass.inputs = std::span(&x, 1);
    pass.output = y;
    layer_->forward(pass);
  }

  void backward(const ConstTensor& x, const ConstTensor& y, const ConstTensor& dy,
                const Tensor& dx) const override {
    // A layer may work in its output's gradient, but these only read it.
    BackwardPass pass;
    pass.inputs = std::span(&x, 1);
    pass.output = y;
    pass.output_gradient = {const_cast<Real*>(dy.data), dy.shape};
    pass.input_gradients = std::span(&dx, 1);
    layer_->backward(pass);
  }

 private:
  std::unique_ptr<Layer> layer_;
  bool reads_output_;
};

}  // namespace

ActivationLayer::ActivationLayer(const Arguments& arguments)
    : ActivationLayer(makeActivation(arguments, "activation"), arguments.className("activation")) {}

ActivationLayer::ActivationLayer(std::unique_ptr<Activation> function, std::string name)
    : function_(std::move(function)), name_(std::move(name)) {}

Shape ActivationLayer::build(std::span<const Shape> inputs) {
  const Shape& shape = requireSingleInput(inputs);
  function_->check(shape);
  return shape;
}

MemoryRequirements ActivationLayer::memoryRequirements(std::span<const Shape>, const Shape&) const {
  const bool reads_output = function_->backwardReadsOutput();
  return {.backward_reads_inputs = !reads_output, .backward_reads_output = reads_output};
}

void ActivationLayer::forwardSamples(const ConstTensor& x, const Tensor& y) const {
  function_->forward(x, y);
}

void ActivationLayer::backwardSamples(const ConstTensor& x, const ConstTensor& y,
                                      const ConstTensor& dy, const Tensor& dx) const {
  function_->backward(x, y, dy, dx);
}

const EntryOf<Layer>& activationLayerEntry() {
  static constexpr auto entry =
      entryFor<Layer, ActivationLayer>("Activation", {},
                                       "Applies an activation function to every element."
                                       "\ny = activation(x), with the shape of x",
                                       {{.name = "activation",
                                         .type = ArgumentType::kObject,
                                         .default_json = "",
                                         .doc = "Which function.",
                                         .object_kind = Kind::kActivation}});
  return entry;
}

std::unique_ptr<Activation> makeActivation(const Arguments& arguments, std::string_view name) {
  if (!mayActivate(arguments.className(name))) return arguments.make<Activation>(name);
  return std::make_unique<LayerFunction>(arguments.make<Layer>(name));
}

std::unique_ptr<Layer> makeActivationLayer(const Arguments& arguments, std::string_view name) {
  const std::string function = arguments.className(name);
  if (function.empty() || function == "linear") return nullptr;
  if (mayActivate(function)) return arguments.make<Layer>(name);
  return std::make_unique<ActivationLayer>(arguments.make<Activation>(name), function);
}

}  // namespace minibatch
