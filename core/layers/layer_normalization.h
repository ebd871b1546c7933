#pragma once

#include <array>

#include "layers/gamma_and_beta.h"

namespace minibatch {

/// y = gamma (x - mean) / sqrt(variance + epsilon) + beta with the mean and variance of a sample
/// over `axis`, one or several. gamma and beta have the extents of these axes. As in Keras, several
/// axes not in ascending order give weights of that shape, whose elements are read in ascending
/// order of the axes. Keras: keras.layers.LayerNormalization; Ba, Kiros and Hinton, 2016.
class LayerNormalization : public Layer {
 public:
  explicit LayerNormalization(const Arguments& arguments)
      : parts_(arguments), axis_(arguments.integers("axis")) {}
  Shape build(std::span<const Shape> inputs) override;
  std::vector<WeightSpec> weights() const override;
  Needs needs(std::span<const Shape> inputs, const Shape& output) const override;
  void forward(const ForwardPass& pass) const override;
  void backward(const BackwardPass& pass) const override;

 private:
  // The axes with those that are normalised last, and the way back.
  struct Order {
    std::array<int, Shape::kMaxRank> axes, inverse;
    bool permutes;
  };
  Order orderFor(int rank) const;

  GammaAndBeta parts_;
  std::vector<Index> axis_;
  Shape weight_shape_;
};

const EntryOf<Layer>& layerNormalizationEntry();

}  // namespace minibatch
