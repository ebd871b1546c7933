#include "layers/kernel_and_bias.h"

#include <algorithm>

#include "kernels/elementwise.h"
#include "kernels/reductions.h"
#include "layers/activation.h"

namespace minibatch {

KernelAndBias::KernelAndBias(const Arguments& arguments, std::string_view kernel_initializer)
    : arguments_(arguments),
      kernel_initializer_(arguments.make<Initializer>(kernel_initializer)),
      bias_initializer_(arguments.make<Initializer>("bias_initializer")),
      use_bias_(arguments.boolean("use_bias")),
      fuses_relu_(arguments.className("activation") == "relu") {}

std::vector<WeightSpec> KernelAndBias::weights(const Shape& kernel, Index outputs) const {
  std::vector<WeightSpec> specs = {{"kernel", kernel, kernel_initializer_}};
  if (use_bias_) specs.push_back({"bias", {outputs}, bias_initializer_});
  return specs;
}

std::unique_ptr<Layer> KernelAndBias::activationLayer() const {
  return fuses_relu_ ? nullptr : makeActivationLayer(arguments_, "activation");
}

void KernelAndBias::backward(const BackwardPass& pass, Index rows, Index outputs) const {
  Real* gradient = pass.output_gradient.data;
  if (fuses_relu_) reluBackward(rows * outputs, pass.output.data, gradient, gradient);
  if (use_bias_ && pass.weight_gradients[1]) {
    columnSums(rows, outputs, gradient, pass.weight_gradients[1].data);
  }
}

std::vector<Argument> KernelAndBias::arguments(std::vector<Argument> own,
                                               std::string_view kernel_initializer) {
  const std::vector<Argument> shared = {
      {.name = "activation",
       .type = ArgumentType::kObject,
       .default_json = "null",
       .doc = "Activation function; none: linear.",
       .object_kind = Kind::kActivation,
       .nullable = true},
      {.name = "use_bias",
       .type = ArgumentType::kBoolean,
       .default_json = "true",
       .doc = "Whether a bias is added."},
      {.name = kernel_initializer,
       .type = ArgumentType::kObject,
       .default_json = "\"glorot_uniform\"",
       .doc = "How the kernel starts.",
       .object_kind = Kind::kInitializer},
      {.name = "bias_initializer",
       .type = ArgumentType::kObject,
       .default_json = "\"zeros\"",
       .doc = "How the bias starts.",
       .object_kind = Kind::kInitializer},
  };
  std::ranges::copy(shared, std::back_inserter(own));
  return own;
}

}  // namespace minibatch
