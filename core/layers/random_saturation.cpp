#include "layers/random_color.h"

namespace minibatch {
namespace {

/// In training, multiplies the saturation of each image with f / (1 - f), f the factor drawn: 0 is
/// grey, 0.5 leaves the image. As in Keras, the saturation is clipped to value_range, and one
/// number x stands for -x to x, of which the lower half is grey. Keras:
/// keras.layers.RandomSaturation.
class RandomSaturation final : public RandomColor {
 public:
  explicit RandomSaturation(const Arguments& arguments)
      : RandomColor(arguments), factor_(rangeOf(arguments, "factor")) {}

 private:
  Real draw(Random& random) const override {
    const auto factor = static_cast<Real>(factor_.draw(random));
    return factor / (1 - factor + Real(1e-7));
  }
  Hsv changed(const Hsv& color, Real factor) const override {
    return {color.hue, values_.clip(color.saturation * factor), color.value};
  }
  void changedBackward(const Hsv& color, Real factor, Hsv& gradient) const override {
    gradient.saturation =
        values_.clipBackward(color.saturation * factor, gradient.saturation) * factor;
  }

  Range factor_;
};

}  // namespace

const EntryOf<Layer>& randomSaturationEntry() {
  static constexpr auto entry = entryFor<Layer, RandomSaturation>(
      "RandomSaturation", {},
      "Makes the colours of each image paler or stronger at random during training."
      "\nsaturation = saturation * factor / (1 - factor): (batch, height, width, 3), unchanged",
      {{.name = "factor",
        .type = ArgumentType::kNumberPair,
        .default_json = "",
        .doc = "Range of the factor: 0 is grey, 0.5 leaves the image, 1 is the strongest; x for -x "
               "to x, of which all below 0 is grey, or [lower, upper].",
        .minimum = -1,
        .maximum = 1},
       ValueRange::argument(),
       OwnSeed::argument()});
  return entry;
}

}  // namespace minibatch
