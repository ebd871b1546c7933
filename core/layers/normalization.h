#pragma once

#include "layers/layer.h"

namespace minibatch {

/// y = (x - mean) / max(sqrt(variance), 1e-7), or with `invert` back again. `axis` names the axes
/// that have a mean and a variance of their own; null: one for all values. Without the arguments
/// mean and variance, both are weights that are not trained (and the weight "count", which Keras
/// keeps too). Keras: keras.layers.Normalization.
class Normalization : public Layer {
 public:
  explicit Normalization(const Arguments& arguments);
  Shape build(std::span<const Shape> inputs) override;
  std::vector<WeightSpec> weights() const override;
  Needs needs(std::span<const Shape> inputs, const Shape& output) const override;
  void forward(const ForwardPass& pass) const override;
  void backward(const BackwardPass& pass) const override;

 private:
  /// Means and deviations for every value of a sample, into scratch.
  void expand(const Pass& pass, const Shape& sample, Real* means, Real* deviations) const;

  std::vector<Index> axis_;
  std::vector<Real> mean_, variance_;  // of the arguments; empty without them
  bool invert_;
  bool built_ = false;
  Shape kept_;  // a sample's shape, with 1 for the axes that are averaged over
  Shape weight_shape_;
};

const EntryOf<Layer>& normalizationEntry();

}  // namespace minibatch
