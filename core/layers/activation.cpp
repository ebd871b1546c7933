#include "layers/activation.h"

namespace minibatch {

ActivationLayer::ActivationLayer(const Arguments& arguments)
    : ActivationLayer(arguments.make<Activation>("activation"), arguments.className("activation")) {
}

ActivationLayer::ActivationLayer(std::unique_ptr<Activation> function, std::string name)
    : function_(std::move(function)), name_(std::move(name)) {}

Shape ActivationLayer::build(std::span<const Shape> inputs) { return requireSingleInput(inputs); }

Needs ActivationLayer::needs(std::span<const Shape>, const Shape&) const {
  const bool reads_output = function_->backwardReadsOutput();
  return {.backward_reads_inputs = !reads_output, .backward_reads_output = reads_output};
}

void ActivationLayer::forward(const ForwardPass& pass) const {
  function_->forward(pass.inputs[0], pass.output);
}

void ActivationLayer::backward(const BackwardPass& pass) const {
  if (!pass.input_gradients[0]) return;
  function_->backward(pass.inputs[0], pass.output, pass.output_gradient, pass.input_gradients[0]);
}

const EntryOf<Layer>& activationLayerEntry() {
  static const EntryOf<Layer> entry = entryFor<Layer, ActivationLayer>(
      "Activation", {}, "Applies an activation function to every element.",
      {{.name = "activation",
        .type = ArgumentType::kObject,
        .default_json = "",
        .doc = "Which function.",
        .object_kind = Kind::kActivation}});
  return entry;
}

std::unique_ptr<Layer> makeActivationLayer(const Arguments& arguments, std::string_view name) {
  const std::string function = arguments.className(name);
  if (function.empty() || function == "linear") return nullptr;
  return std::make_unique<ActivationLayer>(arguments.make<Activation>(name), function);
}

}  // namespace minibatch
