#pragma once

#include "base/own_seed.h"
#include "layers/layer.h"

namespace minibatch {

/// What the random image layers share: in training each image (height, width, channels) of a batch
/// is changed by random numbers of its own, else none is. As in Keras, the gradient goes through.
class Augmentation : public Layer {
 public:
  Shape build(std::span<const Shape> inputs) final;
  MemoryRequirements memoryRequirements(std::span<const Shape> inputs,
                                        const Shape& output) const override;
  void forward(const ForwardPass& pass) const final;
  void backward(const BackwardPass& pass) const final;

 protected:
  explicit Augmentation(const Arguments& arguments);

  /// A range a number is drawn from.
  struct Range {
    double lower, upper;
    double draw(Random& random) const { return lower + (upper - lower) * random.uniform(); }
  };
  /// A factor argument as Keras reads it: f stands for [-f, f], two numbers may come in any order.
  static Range rangeOf(const Arguments& arguments, std::string_view name);

  /// One image. Both draw the same numbers.
  virtual void change(const Shape& image, Random& random, const Real* x, Real* y) const = 0;
  /// x is null unless readsInput().
  virtual void changeBackward(const Shape& image, Random& random, const Real* x, const Real* dy,
                              Real* dx) const = 0;
  virtual bool readsInput() const { return false; }

 private:
  OwnSeed seed_;
};

}  // namespace minibatch
