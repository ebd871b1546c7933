#pragma once

#include "layers/augmentation.h"

namespace minibatch {

/// A colour as hue (a turn is 1), saturation and value.
struct Hsv {
  Real hue, saturation, value;
};

/// What RandomHue and RandomSaturation share: pixels of red, green and blue, changed as hue,
/// saturation and value. Conversions and gradients are those of Keras's JAX backend but where two
/// channels are equal: there the first has the whole gradient.
class RandomColor : public Augmentation {
 protected:
  explicit RandomColor(const Arguments& arguments);

  /// A factor for one image.
  virtual Real draw(Random& random) const = 0;
  /// What is converted is (x - shift) / size; and back, where it `clips`, of what is clipped to
  /// [0, 1].
  struct Scale {
    Real shift, size;
    bool clips;
  };
  virtual Scale scale() const { return {0, 1, false}; }
  /// The colour with a factor.
  virtual Hsv changed(const Hsv& color, Real factor) const = 0;
  /// The gradient of what changed() is given, from that of its result.
  virtual void changedBackward(const Hsv& color, Real factor, Hsv& gradient) const = 0;

  ValueRange values_;

 private:
  void change(const Shape& image, Random& random, const Real* x, Real* y) const final;
  void changeBackward(const Shape& image, Random& random, const Real* x, Real* dy,
                      Real* dx) const final;
  bool readsInput() const final { return true; }
  Index channels() const final { return 3; }
};

}  // namespace minibatch
