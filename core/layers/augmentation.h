#pragma once

#include "base/own_seed.h"
#include "layers/layer.h"

namespace minibatch {

/// The `value_range` argument of layers that change colours: results are clipped to it.
struct ValueRange {
  /// Throws kInvalidArgument unless there are two numbers; they may come in any order.
  explicit ValueRange(const Arguments& arguments);
  static constexpr Argument argument();

  Real size() const { return highest - lowest; }
  Real clip(Real value) const {
    return value < lowest ? lowest : value > highest ? highest : value;
  }
  /// The gradient of clip(value) from that of its result: as in JAX, half where it lies on a bound.
  Real clipBackward(Real value, Real gradient) const {
    if (value < lowest || value > highest) return 0;
    return value == lowest || value == highest ? gradient / 2 : gradient;
  }

  Real lowest, highest;
};

constexpr Argument ValueRange::argument() {
  return {.name = "value_range",
          .type = ArgumentType::kNumberPair,
          .default_json = "[0, 255]",
          .doc = "Minimum and maximum value of a pixel; results are clipped to them."};
}

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

  /// A factor that is no less than 0: f stands for [0, f].
  static Range shareOf(const Arguments& arguments, std::string_view name);

  /// One image. Both draw the same numbers.
  virtual void change(const Shape& image, Random& random, const Real* x, Real* y) const = 0;
  /// x is null unless readsInput(); dy may be worked in.
  virtual void changeBackward(const Shape& image, Random& random, const Real* x, Real* dy,
                              Real* dx) const = 0;
  virtual bool readsInput() const { return false; }
  /// The only number of channels it takes; 0: any.
  virtual Index channels() const { return 0; }

 private:
  OwnSeed seed_;
};

}  // namespace minibatch
