#pragma once

#include "kernels/conv2d.h"
#include "layers/kernel_and_bias.h"
#include "layers/layer.h"

namespace minibatch {

/// What Conv1D and Conv2D share, once it is known which convolution over images they are: kernel
/// (…, channels / groups, filters) and bias (filters).
class Convolution : public Layer {
 public:
  std::vector<WeightSpec> weights() const final;
  MemoryRequirements memoryRequirements(std::span<const Shape> inputs,
                                        const Shape& output) const final;
  void forward(const ForwardPass& pass) const final;
  void backward(const BackwardPass& pass) const final;
  MultiplyAccumulates multiplyAccumulates(const Shape&, const Shape& output) const final {
    return {.of_input = kernelProducts(output.size() / output.back(), weights()[0].shape)};
  }
  std::unique_ptr<Layer> activationLayer() const final { return parts_.activationLayer(); }

 protected:
  explicit Convolution(const Arguments& arguments);

  /// For an input of this shape, batch axis included. Throws kShapeMismatch.
  virtual Conv2DGeometry geometry(const Shape& input) const = 0;
  /// Checks an input's shape, without the batch, and fixes the channels; the geometry for one
  /// sample.
  Conv2DGeometry fix(const Shape& input);
  /// The extents of the kernel in front of its channels.
  virtual Shape window() const = 0;

  Index filters() const { return filters_; }
  Index groups() const { return groups_; }

 private:
  KernelAndBias parts_;
  Index filters_, groups_;
  Index channels_ = 0;
};

}  // namespace minibatch
