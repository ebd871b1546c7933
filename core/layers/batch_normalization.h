#pragma once

#include <memory>

#include "layers/gamma_and_beta.h"

namespace minibatch {

/// y = gamma (x - mean) / sqrt(variance + epsilon) + beta for each channel (`axis`). In
/// training, mean and (biased) variance are the batch's, and the moving ones follow: moving =
/// momentum moving + (1 - momentum) batch. At inference, the moving ones are used. Keras:
/// keras.layers.BatchNormalization; Ioffe and Szegedy, ICML 2015.
class BatchNormalization : public Layer {
 public:
  explicit BatchNormalization(const Arguments& arguments);
  Shape build(std::span<const Shape> inputs) override;
  std::vector<WeightSpec> weights() const override;
  Needs needs(std::span<const Shape> inputs, const Shape& output) const override;
  void forward(const ForwardPass& pass) const override;
  void backward(const BackwardPass& pass) const override;

 private:
  GammaAndBeta parts_;
  Index axis_;
  Real momentum_;
  std::shared_ptr<const Initializer> moving_mean_, moving_variance_;
  Index channels_ = 0;
};

const EntryOf<Layer>& batchNormalizationEntry();

}  // namespace minibatch
