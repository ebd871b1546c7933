#include "layers/augmentation.h"

namespace minibatch {
namespace {

/// In training, y = x + delta · (highest - lowest), clipped to value_range; delta is drawn for each
/// image. Keras: keras.layers.RandomBrightness.
class RandomBrightness final : public Augmentation {
 public:
  explicit RandomBrightness(const Arguments& arguments)
      : Augmentation(arguments), delta_(rangeOf(arguments, "factor")), values_(arguments) {}

 private:
  Real draw(Random& random) const {
    return static_cast<Real>(delta_.draw(random)) * values_.size();
  }

  void change(const Shape& image, Random& random, const Real* x, Real* y) const override {
    const Real delta = draw(random);
    for (Index i = 0; i < image.size(); ++i) y[i] = values_.clip(x[i] + delta);
  }

  void changeBackward(const Shape& image, Random& random, const Real* x, Real* dy,
                      Real* dx) const override {
    const Real delta = draw(random);
    for (Index i = 0; i < image.size(); ++i) {
      dx[i] = values_.clipBackward(x[i] + delta, dy[i]);
    }
  }

  bool readsInput() const override { return true; }

  Range delta_;
  ValueRange values_;
};

}  // namespace

const EntryOf<Layer>& randomBrightnessEntry() {
  static constexpr auto entry = entryFor<Layer, RandomBrightness>(
      "RandomBrightness", {},
      "Makes each image brighter or darker at random during training."
      "\ny = x + factor * (highest - lowest): (batch, height, width, channels), unchanged",
      {{.name = "factor",
        .type = ArgumentType::kNumberPair,
        .default_json = "",
        .doc = "Range of the change as a share of value_range: x for -x to x, or [lower, upper]; "
               "-1 is black, 1 is white.",
        .minimum = -1,
        .maximum = 1},
       ValueRange::argument(),
       OwnSeed::argument()});
  return entry;
}

}  // namespace minibatch
