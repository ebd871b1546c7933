#pragma once

#include "layers/recurrent.h"

namespace minibatch {

/// Goes through a sequence in both directions, with a recurrent layer each, and merges what they
/// give; the second one's sequence is turned back first. The weights are those of the first
/// direction, then those of the second. Keras: keras.layers.Bidirectional; Schuster and Paliwal,
/// IEEE Transactions on Signal Processing 1997.
class Bidirectional : public Layer {
 public:
  explicit Bidirectional(const Arguments& arguments);
  Shape build(std::span<const Shape> inputs) override;
  std::vector<WeightSpec> weights() const override;
  Needs needs(std::span<const Shape> inputs, const Shape& output) const override;
  void forward(const ForwardPass& pass) const override;
  void backward(const BackwardPass& pass) const override;
  Index kernelUses(const Shape& input, const Shape&) const override {
    return input.size() / input.back();
  }

 private:
  enum class Merge { kConcat, kSum, kMultiply, kAverage };
  // Where the parts of one direction lie.
  struct Layout;
  Layout layoutOf(std::span<const Shape> inputs) const;
  static Pass passOf(const Pass& whole, const Layout& layout, int direction);

  std::unique_ptr<Recurrent> directions_[2];
  Merge merge_;
  Index units_[2] = {0, 0};  // of each direction
};

const EntryOf<Layer>& bidirectionalEntry();

}  // namespace minibatch
