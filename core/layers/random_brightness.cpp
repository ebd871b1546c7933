#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/refusal.h"
#include "layers/augmentation.h"

namespace minibatch {
namespace {

/// In training, y = x + delta · (highest - lowest), clipped to value_range; delta is drawn for each
/// image. Keras: keras.layers.RandomBrightness.
class RandomBrightness final : public Augmentation {
 public:
  explicit RandomBrightness(const Arguments& arguments)
      : Augmentation(arguments), delta_(rangeOf(arguments, "factor")) {
    const std::vector<double> values = arguments.numberPair("value_range");
    if (values.size() != 2) {
      refuseValue(arguments, "value_range", Message("expected.value-range"),
                  arguments.config().at("value_range"));
    }
    lowest_ = static_cast<Real>(std::min(values[0], values[1]));
    highest_ = static_cast<Real>(std::max(values[0], values[1]));
  }

 private:
  Real draw(Random& random) const {
    return static_cast<Real>(delta_.draw(random)) * (highest_ - lowest_);
  }

  void change(const Shape& image, Random& random, const Real* x, Real* y) const override {
    const Real delta = draw(random);
    for (Index i = 0; i < image.size(); ++i) {
      const Real value = x[i] + delta;
      y[i] = value < lowest_ ? lowest_ : value > highest_ ? highest_ : value;
    }
  }

  // As in JAX, half of the gradient where a value lies on the bound.
  void changeBackward(const Shape& image, Random& random, const Real* x, const Real* dy,
                      Real* dx) const override {
    const Real delta = draw(random);
    for (Index i = 0; i < image.size(); ++i) {
      const Real value = x[i] + delta;
      const bool clipped = value < lowest_ || value > highest_;
      const bool on_bound = value == lowest_ || value == highest_;
      dx[i] = clipped ? Real{0} : on_bound ? dy[i] / 2 : dy[i];
    }
  }

  bool readsInput() const override { return true; }

  Range delta_;
  Real lowest_ = 0, highest_ = 0;
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
       {.name = "value_range",
        .type = ArgumentType::kNumberPair,
        .default_json = "[0, 255]",
        .doc = "Minimum and maximum value of a pixel; results are clipped to them."},
       OwnSeed::argument()});
  return entry;
}

}  // namespace minibatch
