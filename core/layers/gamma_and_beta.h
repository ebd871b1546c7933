#pragma once

#include <memory>

#include "layers/weight_arguments.h"

namespace minibatch {

/// What batch, layer and group normalization share: a factor gamma, an offset beta and epsilon.
class GammaAndBeta {
 public:
  explicit GammaAndBeta(const Arguments& arguments);
  /// A factor alone that starts at 1: the weight `scale` of RMS normalization.
  GammaAndBeta(const Arguments& arguments, const char* scale);

  Real epsilon() const { return epsilon_; }
  /// gamma and beta of this shape, those of them that are used.
  std::vector<WeightSpec> weights(const Shape& shape) const;
  // Their values and gradients in a pass; null where they are not used or not wanted.
  const Real* gamma(const Pass& pass) const;
  const Real* beta(const Pass& pass) const;
  Real* gammaGradient(const BackwardPass& pass) const;
  Real* betaGradient(const BackwardPass& pass) const;

  /// The arguments these have in common, after `own`.
  static constexpr std::vector<Argument> arguments(std::vector<Argument> own);

 private:
  WeightRules gamma_, beta_;
  Real epsilon_;
  bool center_, scale_;
  const char* gamma_name_ = "gamma";
};

constexpr std::vector<Argument> GammaAndBeta::arguments(std::vector<Argument> own) {
  own.push_back({.name = "epsilon",
                 .type = ArgumentType::kNumber,
                 .default_json = "0.001",
                 .doc = "Small number added to the variance to avoid division by 0.",
                 .above = 0});
  own.push_back({.name = "center",
                 .type = ArgumentType::kBoolean,
                 .default_json = "true",
                 .doc = "Whether to add the learned offset beta."});
  own.push_back({.name = "scale",
                 .type = ArgumentType::kBoolean,
                 .default_json = "true",
                 .doc = "Whether to multiply by the learned scale gamma."});
  return withWeightArguments(std::move(own), {{kBeta, "\"zeros\"", "Initializer of beta."},
                                              {kGamma, "\"ones\"", "Initializer of gamma."}});
}

}  // namespace minibatch
