#pragma once

#include "base/own_seed.h"
#include "layers/layer.h"

namespace minibatch {

/// In training, sets a random `rate` of the inputs to 0 and scales the others by 1 / (1 - rate);
/// else the identity. Keras: keras.layers.Dropout. Srivastava et al., JMLR 2014.
class Dropout : public Layer {
 public:
  explicit Dropout(const Arguments& arguments);
  Shape build(std::span<const Shape> inputs) override;
  Needs needs(std::span<const Shape> inputs, const Shape& output) const override;
  void forward(const ForwardPass& pass) const override;
  void backward(const BackwardPass& pass) const override;

 private:
  // Does what there is to do without a mask, where nothing is dropped, or everything.
  bool isTrivial(const Pass& pass, Index size, const Real* from, Real* to) const;

  Real rate_;
  OwnSeed seed_;
};

const EntryOf<Layer>& dropoutEntry();

}  // namespace minibatch
