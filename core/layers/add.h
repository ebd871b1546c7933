#pragma once

#include "layers/merge.h"

namespace minibatch {

/// y = a + b + …, element by element. Keras: keras.layers.Add.
class Add : public LinearMerge {
 public:
  using LinearMerge::LinearMerge;

 protected:
  void fold(Index n, const Real* a, const Real* b, Real* y) const override;
  Real factor(std::size_t k, std::size_t count) const override;
};

const EntryOf<Layer>& addLayerEntry();

}  // namespace minibatch
