#pragma once

#include "layers/merge.h"

namespace minibatch {

/// y = a · b · …, element by element. Keras: keras.layers.Multiply.
class Multiply : public Merge {
 public:
  using Merge::Merge;

 protected:
  void fold(Index n, const Real* a, const Real* b, Real* y) const override;
  void backwardPart(const BackwardPass& pass, const Part& part) const override;
  Index scratchTensors(bool repeats) const override;
};

const EntryOf<Layer>& multiplyLayerEntry();

}  // namespace minibatch
