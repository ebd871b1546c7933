#pragma once

#include "layers/merge.h"

namespace minibatch {

/// y = a - b, element by element, of exactly two inputs. Keras: keras.layers.Subtract.
class Subtract : public LinearMerge {
 public:
  using LinearMerge::LinearMerge;
  Shape build(std::span<const Shape> inputs) override;

 protected:
  void fold(Index n, const Real* a, const Real* b, Real* y) const override;
  Real factor(std::size_t k, std::size_t count) const override;
};

const EntryOf<Layer>& subtractLayerEntry();

}  // namespace minibatch
