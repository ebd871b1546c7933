#pragma once

#include "layers/merge.h"

namespace minibatch {

/// The mean of all inputs, element by element. Keras: keras.layers.Average.
class Average : public LinearMerge {
 public:
  using LinearMerge::LinearMerge;

 protected:
  void fold(Index n, const Real* a, const Real* b, Real* y) const override;
  void finish(std::size_t inputs, Index n, Real* y) const override;
  Real factor(std::size_t k, std::size_t count) const override;
};

const EntryOf<Layer>& averageLayerEntry();

}  // namespace minibatch
