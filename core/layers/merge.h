#pragma once

#include "layers/sample_wise.h"

namespace minibatch {

/// What the element-wise merges share: two or more inputs, folded from the left. Axes of extent 1
/// are repeated, and axes that an input lacks stand behind its batch, as in Keras. (Keras also
/// takes a list of a single tensor; a merge of one is refused here.)
class Merge : public Layer {
 public:
  static constexpr bool kMerges = true;
  explicit Merge(const Arguments&) {}
  Shape build(std::span<const Shape> inputs) override;
  Masking masking() const override { return Masking::kJoins; }
  void makeMask(const Pass& pass, Real* mask) const override;
  MemoryRequirements memoryRequirements(std::span<const Shape> inputs,
                                        const Shape& output) const override;
  void forward(const ForwardPass& pass) const final;
  void backward(const BackwardPass& pass) const final;

 protected:
  /// The samples first … last - 1 of a pass's tensors: threads share a batch.
  struct Part {
    Index first, last;
    Tensor of(const Tensor& whole) const { return whole.samples(first, last); }
    ConstTensor of(const ConstTensor& whole) const { return whole.samples(first, last); }
    /// Of the tensor number `index` in scratch, which is as large as `output`.
    Real* scratch(const Pass& pass, const Shape& output, Index index) const {
      return Tensor(pass.scratch + index * output.size(), output).samples(first, last).data;
    }
  };

  /// y = a merged with b, n elements each; y may be a.
  virtual void fold(Index n, const Real* a, const Real* b, Real* y) const = 0;
  /// What is done to the result of all folding, n elements.
  virtual void finish(std::size_t /*inputs*/, Index /*n*/, Real* /*y*/) const {}
  virtual void backwardPart(const BackwardPass& pass, const Part& part) const = 0;
  /// An input as large as the output: itself, or repeated into `memory`.
  static const Real* expanded(const ConstTensor& input, const Shape& output, Real* memory);
  /// Tensors of the output's size that the passes use as scratch, where something is repeated.
  virtual Index scratchTensors(bool repeats) const { return repeats ? 1 : 0; }
};

/// Merges that are a weighted sum of their inputs: the gradient does not depend on them.
class LinearMerge : public Merge {
 public:
  using Merge::Merge;
  MemoryRequirements memoryRequirements(std::span<const Shape> inputs,
                                        const Shape& output) const override;

 protected:
  void backwardPart(const BackwardPass& pass, const Part& part) const override;
  /// The weight of input k of `count`.
  virtual Real factor(std::size_t k, std::size_t count) const = 0;
};

}  // namespace minibatch
