#pragma once

#include "layers/sample_wise.h"

namespace minibatch {

/// exp(x) / sum exp(x) along an axis. Keras: keras.layers.Softmax.
class Softmax : public SampleWise {
 public:
  explicit Softmax(const Arguments& arguments) : axis_(arguments.integer("axis")) {}
  Shape build(std::span<const Shape> inputs) override;
  Needs needs(std::span<const Shape> inputs, const Shape& output) const override;
  std::string_view activationName() const override { return axis_ == -1 ? "softmax" : ""; }

 private:
  void forwardSamples(const ConstTensor& x, const Tensor& y) const override;
  void backwardSamples(const ConstTensor& x, const ConstTensor& y, const ConstTensor& dy,
                       const Tensor& dx) const override;
  double nanoseconds() const override { return 1; }

  Index axis_;
};

const EntryOf<Layer>& softmaxLayerEntry();

}  // namespace minibatch
