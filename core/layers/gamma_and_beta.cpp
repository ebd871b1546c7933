#include "layers/gamma_and_beta.h"

#include "initializers/filled.h"

namespace minibatch {

GammaAndBeta::GammaAndBeta(const Arguments& arguments)
    : gamma_(arguments, kGamma),
      beta_(arguments, kBeta),
      epsilon_(static_cast<Real>(arguments.number("epsilon"))),
      center_(arguments.boolean("center")),
      scale_(arguments.boolean("scale")) {}

GammaAndBeta::GammaAndBeta(const Arguments& arguments, const char* scale)
    : gamma_(std::make_shared<Filled>(Real{1})),
      beta_(nullptr),
      epsilon_(static_cast<Real>(arguments.number("epsilon"))),
      center_(false),
      scale_(true),
      gamma_name_(scale) {}

std::vector<WeightSpec> GammaAndBeta::weights(const Shape& shape) const {
  std::vector<WeightSpec> specs;
  if (scale_) specs.push_back(gamma_.spec(gamma_name_, shape));
  if (center_) specs.push_back(beta_.spec("beta", shape));
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

}  // namespace minibatch
