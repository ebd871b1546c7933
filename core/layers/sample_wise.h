#pragma once

#include "layers/layer.h"

namespace minibatch {

/// What layers share that have one input and treat every sample by itself, without weights or
/// memory of their own: threads share the samples of a batch.
class SampleWise : public Layer {
 public:
  void forward(const ForwardPass& pass) const final;
  void backward(const BackwardPass& pass) const final;

 protected:
  /// y from x, some samples of the batch.
  virtual void forwardSamples(const ConstTensor& x, const Tensor& y) const = 0;
  /// dx from the others, some samples of the batch. x and y are null unless memoryRequirements()
  /// asks for them.
  virtual void backwardSamples(const ConstTensor& x, const ConstTensor& y, const ConstTensor& dy,
                               const Tensor& dx) const = 0;
  /// About how long an element of x and of y takes.
  virtual double nanoseconds() const { return 0.3; }
};

/// Calls function(first, last) for pieces of the batch, side by side, `nanoseconds` being about
/// what the whole takes on one thread.
template <class Function>
void forSamples(const Pass& pass, Index batch, double nanoseconds, const Function& function) {
  forRanges(pass.parallel, batch, 1, nanoseconds,
            [&](Index first, Index last, int) { function(first, last); });
}

}  // namespace minibatch
