#pragma once

#include "layers/weight_arguments.h"

namespace minibatch {

/// Replaces each index of x (batch, ...) by its row of `embeddings` (input_dim, output_dim): y
/// (batch, ..., output_dim). The indices are whole numbers coded as Reals, 0 … input_dim - 1; any
/// other is refused (Keras with JAX gives NaN). Their gradient is zero. Keras:
/// keras.layers.Embedding.
class Embedding : public Layer {
 public:
  explicit Embedding(const Arguments& arguments);
  Shape build(std::span<const Shape> inputs) override;
  std::vector<WeightSpec> weights() const override;
  Needs needs(std::span<const Shape> inputs, const Shape& output) const override;
  void forward(const ForwardPass& pass) const override;
  void backward(const BackwardPass& pass) const override;
  Index integersBelow() const override { return input_dim_; }

 private:
  Index input_dim_, output_dim_;
  WeightRules embeddings_;
};

const EntryOf<Layer>& embeddingEntry();

}  // namespace minibatch
