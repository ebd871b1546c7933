#pragma once

#include "layers/sample_wise.h"

namespace minibatch {

/// What global pooling layers share: x (batch, ...positions, channels) to y (batch, channels), or,
/// with keepdims, (batch, ...ones, channels).
class GlobalPooling : public SampleWise {
 public:
  /// `position_axes`: 1 for sequences, 2 for images.
  GlobalPooling(const Arguments& arguments, int position_axes)
      : position_axes_(position_axes), keepdims_(arguments.boolean("keepdims")) {}
  Shape build(std::span<const Shape> inputs) override;

  static std::vector<Argument> arguments();

 protected:
  /// Of an input or its gradient, with its batch.
  static Index positionsOf(const Shape& input);

 private:
  int position_axes_;
  bool keepdims_;
};

class GlobalAveragePooling : public GlobalPooling {
 public:
  using GlobalPooling::GlobalPooling;
  Needs needs(std::span<const Shape> inputs, const Shape& output) const override;

 private:
  void forwardSamples(const ConstTensor& x, const Tensor& y) const override;
  void backwardSamples(const ConstTensor& x, const ConstTensor& y, const ConstTensor& dy,
                       const Tensor& dx) const override;
};

/// Where several positions have the maximum, they share the gradient evenly, as Keras's do.
class GlobalMaxPooling : public GlobalPooling {
 public:
  using GlobalPooling::GlobalPooling;
  Needs needs(std::span<const Shape> inputs, const Shape& output) const override;

 private:
  void forwardSamples(const ConstTensor& x, const Tensor& y) const override;
  void backwardSamples(const ConstTensor& x, const ConstTensor& y, const ConstTensor& dy,
                       const Tensor& dx) const override;
};

}  // namespace minibatch
