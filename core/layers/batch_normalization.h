#pragma once

#include <memory>

#include "layers/layer.h"

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
  // Positions in weights(); -1 where absent.
  int gammaIndex() const { return scale_ ? 0 : -1; }
  int betaIndex() const { return center_ ? (scale_ ? 1 : 0) : -1; }
  int movingMeanIndex() const { return (scale_ ? 1 : 0) + (center_ ? 1 : 0); }

  Index axis_;
  Real momentum_, epsilon_;
  bool center_, scale_;
  std::shared_ptr<const Initializer> beta_, gamma_, moving_mean_, moving_variance_;
  Index channels_ = 0;
};

const EntryOf<Layer>& batchNormalizationEntry();

}  // namespace minibatch
