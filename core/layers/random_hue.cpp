#include "layers/random_color.h"

namespace minibatch {
namespace {

/// In training, turns the hue of each image by a random share of half a turn, to a side that is
/// drawn, too. Keras: keras.layers.RandomHue.
class RandomHue final : public RandomColor {
 public:
  explicit RandomHue(const Arguments& arguments)
      : RandomColor(arguments), factor_(shareOf(arguments, "factor")) {}

 private:
  Real draw(Random& random) const override {
    const Real side = random.uniform() > Real(0.5) ? -1 : 1;
    return side * static_cast<Real>(factor_.draw(random)) / 2;
  }
  Scale scale() const override { return {values_.lowest, values_.size(), true}; }
  Hsv changed(const Hsv& color, Real factor) const override {
    const Real hue = color.hue + factor;
    return {hue > 1 ? hue - 1 : hue < 0 ? hue + 1 : hue, color.saturation, color.value};
  }
  void changedBackward(const Hsv&, Real, Hsv&) const override {}

  Range factor_;
};

}  // namespace

const EntryOf<Layer>& randomHueEntry() {
  static constexpr auto entry = entryFor<Layer, RandomHue>(
      "RandomHue", {},
      "Turns the hues of each image at random during training."
      "\nhue = hue +- factor / 2: (batch, height, width, 3), unchanged",
      {{.name = "factor",
        .type = ArgumentType::kNumberPair,
        .default_json = "",
        .doc = "Range of the turn as a share of half a turn: x for 0 to x, or [lower, upper].",
        .minimum = 0,
        .maximum = 1},
       ValueRange::argument(),
       OwnSeed::argument()});
  return entry;
}

}  // namespace minibatch
