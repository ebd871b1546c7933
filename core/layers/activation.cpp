#include "layers/activation.h"

#include <nlohmann/json.hpp>

#include "base/activating_layers.h"
#include "base/refusal.h"

namespace minibatch {

ActivationLayer::ActivationLayer(const Arguments& arguments)
    : ActivationLayer(makeActivation(arguments, "activation"), arguments.className("activation")) {}

ActivationLayer::ActivationLayer(std::unique_ptr<Activation> function, std::string name)
    : function_(std::move(function)), name_(std::move(name)) {}

Shape ActivationLayer::build(std::span<const Shape> inputs) { return requireSingleInput(inputs); }

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
  static const EntryOf<Layer> entry = entryFor<Layer, ActivationLayer>(
      "Activation", {}, "Applies an activation function to every element.",
      {{.name = "activation",
        .type = ArgumentType::kObject,
        .default_json = "",
        .doc = "Which function.",
        .object_kind = Kind::kActivation}});
  return entry;
}

std::unique_ptr<Activation> makeActivation(const Arguments& arguments, std::string_view name) {
  if (const std::string layer = arguments.className(name); mayActivate(layer)) {
    refuseValue(arguments, name, Message("a.activation"), layer);
  }
  return arguments.make<Activation>(name);
}

std::unique_ptr<Layer> makeActivationLayer(const Arguments& arguments, std::string_view name) {
  const std::string function = arguments.className(name);
  if (function.empty() || function == "linear") return nullptr;
  if (mayActivate(function)) return arguments.make<Layer>(name);
  return std::make_unique<ActivationLayer>(arguments.make<Activation>(name), function);
}

}  // namespace minibatch
