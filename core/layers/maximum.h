#pragma once

#include "layers/merge.h"

namespace minibatch {

/// The largest of all inputs, element by element. Where two are equal, each gets half of the
/// gradient, as in Keras on JAX and PyTorch (on TensorFlow the first gets all of it). Keras:
/// keras.layers.Maximum.
class Maximum : public Merge {
 public:
  using Merge::Merge;

 protected:
  void fold(Index n, const Real* a, const Real* b, Real* y) const override;
  void backwardPart(const BackwardPass& pass, const Part& part) const override;
  Index scratchTensors(bool repeats) const override;
};

const EntryOf<Layer>& maximumLayerEntry();

}  // namespace minibatch
