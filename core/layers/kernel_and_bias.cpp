#include "layers/kernel_and_bias.h"

#include "layers/activation.h"
#include "layers/activity_penalty.h"

namespace minibatch {

KernelAndBias::KernelAndBias(const Arguments& arguments, const WeightNames& kernel)
    : arguments_(arguments),
      kernel_(arguments, kernel),
      bias_(arguments, kBias),
      use_bias_(arguments.boolean("use_bias")),
      fuses_relu_(arguments.className("activation") == "relu") {}

std::vector<WeightSpec> KernelAndBias::weights(const Shape& kernel, Index outputs) const {
  std::vector<WeightSpec> specs = {kernel_.spec("kernel", kernel)};
  if (use_bias_) specs.push_back(bias_.spec("bias", {outputs}));
  return specs;
}

std::unique_ptr<Layer> KernelAndBias::activationLayer() const {
  return withActivityPenalty(arguments_,
                             fuses_relu_ ? nullptr : makeActivationLayer(arguments_, "activation"));
}

void KernelAndBias::backward(const BackwardPass& pass, Index rows, Index outputs) const {
  epilogueBackward(rows, outputs, fuses_relu_ ? pass.output.data : nullptr,
                   pass.output_gradient.data, use_bias_ ? pass.weight_gradients[1].data : nullptr,
                   pass.scratch, pass.parallel);
}

EpilogueGradient KernelAndBias::epilogueGradient(const BackwardPass& pass, Real* masked_dy) const {
  return {.relu_output = fuses_relu_ ? pass.output.data : nullptr,
          .dbias = use_bias_ ? pass.weight_gradients[1].data : nullptr,
          .masked_dy = masked_dy};
}

}  // namespace minibatch
