#pragma once

#include "layers/layer.h"

namespace minibatch {

/// What the element-wise merges share: two or more inputs, folded from the left. Axes of extent 1
/// are repeated, and axes that an input lacks stand behind its batch, as in Keras. (Keras also
/// takes a list of a single tensor; a merge of one is refused here.)
class Merge : public Layer {
 public:
  static constexpr bool kMerges = true;
  explicit Merge(const Arguments&) {}
  Shape build(std::span<const Shape> inputs) override;
  Needs needs(std::span<const Shape> inputs, const Shape& output) const override;
  void forward(const ForwardPass& pass) const override;

 protected:
  /// y = a merged with b, n elements each; y may be a.
  virtual void fold(Index n, const Real* a, const Real* b, Real* y) const = 0;
  /// An input as large as the output: itself, or repeated into `memory`.
  static const Real* expanded(const ConstTensor& input, const Shape& output, Real* memory);
  /// Tensors of the output's size that the passes use as scratch, where something is repeated.
  virtual Index scratchTensors(bool repeats) const { return repeats ? 1 : 0; }
};

/// Merges that are a weighted sum of their inputs: the gradient does not depend on them.
class LinearMerge : public Merge {
 public:
  using Merge::Merge;
  Needs needs(std::span<const Shape> inputs, const Shape& output) const override;
  void backward(const BackwardPass& pass) const override;

 protected:
  /// The weight of input k of `count`.
  virtual Real factor(std::size_t k, std::size_t count) const = 0;
};

}  // namespace minibatch
