#include "layers/gamma_and_beta.h"

#include <algorithm>

namespace minibatch {

GammaAndBeta::GammaAndBeta(const Arguments& arguments)
    : gamma_initializer_(arguments.make<Initializer>("gamma_initializer")),
      beta_initializer_(arguments.make<Initializer>("beta_initializer")),
      epsilon_(static_cast<Real>(arguments.number("epsilon"))),
      center_(arguments.boolean("center")),
      scale_(arguments.boolean("scale")) {}

std::vector<WeightSpec> GammaAndBeta::weights(const Shape& shape) const {
  std::vector<WeightSpec> specs;
  if (scale_) specs.push_back({"gamma", shape, gamma_initializer_});
  if (center_) specs.push_back({"beta", shape, beta_initializer_});
  return specs;
}

const Real* GammaAndBeta::gamma(const Pass& pass) const {
  return scale_ ? pass.weights[0].data : nullptr;
}

const Real* GammaAndBeta::beta(const Pass& pass) const {
  return center_ ? pass.weights[scale_ ? 1 : 0].data : nullptr;
}

Real* GammaAndBeta::gammaGradient(const BackwardPass& pass) const {
  return scale_ ? pass.weight_gradients[0].data : nullptr;
}

Real* GammaAndBeta::betaGradient(const BackwardPass& pass) const {
  return center_ ? pass.weight_gradients[scale_ ? 1 : 0].data : nullptr;
}

std::vector<Argument> GammaAndBeta::arguments(std::vector<Argument> own) {
  const std::vector<Argument> shared = {
      {.name = "epsilon",
       .type = ArgumentType::kNumber,
       .default_json = "0.001",
       .doc = "Added to the variance, against division by 0.",
       .above = 0},
      {.name = "center",
       .type = ArgumentType::kBoolean,
       .default_json = "true",
       .doc = "Whether beta is added."},
      {.name = "scale",
       .type = ArgumentType::kBoolean,
       .default_json = "true",
       .doc = "Whether gamma is multiplied."},
      {.name = "beta_initializer",
       .type = ArgumentType::kObject,
       .default_json = "\"zeros\"",
       .doc = "How beta starts.",
       .object_kind = Kind::kInitializer},
      {.name = "gamma_initializer",
       .type = ArgumentType::kObject,
       .default_json = "\"ones\"",
       .doc = "How gamma starts.",
       .object_kind = Kind::kInitializer},
  };
  std::ranges::copy(shared, std::back_inserter(own));
  return own;
}

}  // namespace minibatch
