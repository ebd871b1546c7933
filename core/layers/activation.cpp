#include "layers/activation.h"

namespace minibatch {
namespace {

/// Calls function(first, last) for pieces of the batch, side by side: no sample depends on another.
template <class Function>
void eachPiece(const Pass& pass, const ConstTensor& whole, const Function& function) {
  forRanges(pass.parallel, whole.batch(), 1, static_cast<double>(whole.size()),
            [&](Index first, Index last, int) { function(first, last); });
}

}  // namespace

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
  eachPiece(pass, pass.output, [&](Index first, Index last) {
    function_->forward(pass.inputs[0].samples(first, last), pass.output.samples(first, last));
  });
}

void ActivationLayer::backward(const BackwardPass& pass) const {
  if (!pass.input_gradients[0]) return;
  eachPiece(pass, pass.output_gradient, [&](Index first, Index last) {
    function_->backward(pass.inputs[0].samples(first, last), pass.output.samples(first, last),
                        pass.output_gradient.samples(first, last),
                        pass.input_gradients[0].samples(first, last));
  });
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
