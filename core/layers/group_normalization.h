#pragma once

#include "layers/gamma_and_beta.h"

namespace minibatch {

/// y = gamma (x - mean) / sqrt(variance + epsilon) + beta with the mean and variance of a sample
/// over all positions of a group of channels; gamma and beta have one element a channel. groups -1
/// makes each channel a group. Keras: keras.layers.GroupNormalization; Wu and He, ECCV 2018.
class GroupNormalization : public Layer {
 public:
  explicit GroupNormalization(const Arguments& arguments);
  Shape build(std::span<const Shape> inputs) override;
  std::vector<WeightSpec> weights() const override;
  Needs needs(std::span<const Shape> inputs, const Shape& output) const override;
  void forward(const ForwardPass& pass) const override;
  void backward(const BackwardPass& pass) const override;

 private:
  Index groups() const { return groups_ < 0 ? channels_ : groups_; }

  GammaAndBeta parts_;
  Index axis_, groups_;
  Index channels_ = 0;
};

const EntryOf<Layer>& groupNormalizationEntry();

}  // namespace minibatch
