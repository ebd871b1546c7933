#pragma once

#include <memory>

#include "kernels/bias.h"
#include "kernels/conv2d.h"
#include "layers/activity_penalty.h"
#include "layers/weight_arguments.h"

namespace minibatch {

/// What Dense and the convolutions share: a kernel, a bias and an activation. relu is computed
/// inside the product (its gradient needs only the output); every other activation is left to the
/// graph.
class KernelAndBias {
 public:
  /// `kernel` are the names of that weight's arguments, which differ for depthwise kernels.
  explicit KernelAndBias(const Arguments& arguments, const WeightNames& kernel = kKernel);

  bool fusesRelu() const { return fuses_relu_; }
  /// The specs of a kernel of this shape and, if used, of a bias of `outputs`.
  std::vector<WeightSpec> weights(const Shape& kernel, Index outputs) const;
  /// The activation the graph has to append, or null.
  std::unique_ptr<Layer> activationLayer() const;
  /// What the product ends with.
  Epilogue epilogue(const Pass& pass) const {
    return {.bias = use_bias_ ? pass.weights[1].data : nullptr, .relu = fuses_relu_};
  }
  /// The relu mask, in place of the pass's output gradient, and the gradient of the bias.
  void backward(const BackwardPass& pass, Index rows, Index outputs) const;
  /// The same as conv2dBackwardKernel() takes it.
  EpilogueGradient epilogueGradient(const BackwardPass& pass, Real* masked_dy) const;
  /// Reals that backward() needs as scratch.
  static Index backwardScratch(Index rows, Index outputs) {
    return epilogueBackwardScratch(rows, outputs);
  }

  /// The arguments these have in common, after `own`.
  static constexpr std::vector<Argument> arguments(std::vector<Argument> own,
                                                   const WeightNames& kernel = kKernel);

 private:
  Arguments arguments_;
  WeightRules kernel_, bias_;
  bool use_bias_;
  bool fuses_relu_;
};

constexpr std::vector<Argument> KernelAndBias::arguments(std::vector<Argument> own,
                                                         const WeightNames& kernel) {
  own.push_back({.name = "activation",
                 .type = ArgumentType::kObject,
                 .default_json = "null",
                 .doc = "Activation function; linear if not set.",
                 .object_kind = Kind::kActivation,
                 .nullable = true});
  own.push_back({.name = "use_bias",
                 .type = ArgumentType::kBoolean,
                 .default_json = "true",
                 .doc = "Whether to add a bias."});
  own = withWeightArguments(std::move(own),
                            {{kernel, "\"glorot_uniform\"", "Initializer of the kernel."},
                             {kBias, "\"zeros\"", "Initializer of the bias."}});
  own.push_back(activityRegularizerArgument());
  return own;
}

}  // namespace minibatch
