#include <algorithm>

#include "layers/augmentation.h"

namespace minibatch {
namespace {

/// In training, y = x + (1 - 2 factor) (smooth(x) - x), clipped to value_range: each pixel's mean
/// with its neighbours, in which it counts five times, and 0 beyond the border. The factor is drawn
/// for each image. Keras: keras.layers.RandomSharpness.
class RandomSharpness final : public Augmentation {
 public:
  explicit RandomSharpness(const Arguments& arguments)
      : Augmentation(arguments), factor_(shareOf(arguments, "factor")), values_(arguments) {}

 private:
  void change(const Shape& image, Random& random, const Real* x, Real* y) const override {
    mix(image, random, x, y);
    for (Index i = 0; i < image.size(); ++i) y[i] = values_.clip(y[i]);
  }

  // What is drawn again is the same, and smoothing is its own transpose.
  void changeBackward(const Shape& image, Random& random, const Real* x, Real* dy,
                      Real* dx) const override {
    Random same = random;
    mix(image, random, x, dx);
    for (Index i = 0; i < image.size(); ++i) dy[i] = values_.clipBackward(dx[i], dy[i]);
    mix(image, same, dy, dx);
  }

  bool readsInput() const override { return true; }

  // y = x + share (smooth(x) - x)
  void mix(const Shape& image, Random& random, const Real* x, Real* y) const {
    const Real share = 1 - 2 * static_cast<Real>(factor_.draw(random));
    const Index height = image[0], width = image[1], channels = image[2];
    for (Index i = 0; i < image.size(); ++i) {
      const Index row = i / channels / width, column = i / channels % width;
      Real sum = 4 * x[i];
      for (Index r = std::max<Index>(row - 1, 0); r < std::min(row + 2, height); ++r) {
        for (Index c = std::max<Index>(column - 1, 0); c < std::min(column + 2, width); ++c) {
          sum += x[(r * width + c) * channels + i % channels];
        }
      }
      y[i] = x[i] + share * (sum / 13 - x[i]);
    }
  }

  Range factor_;
  ValueRange values_;
};

}  // namespace

const EntryOf<Layer>& randomSharpnessEntry() {
  static constexpr auto entry = entryFor<Layer, RandomSharpness>(
      "RandomSharpness", {},
      "Makes each image blurred or sharp at random during training."
      "\ny = x + (1 - 2 * factor) * (smooth(x) - x): (batch, height, width, channels), unchanged",
      {{.name = "factor",
        .type = ArgumentType::kNumberPair,
        .default_json = "",
        .doc = "Range of the sharpness: 0 is blurred, 0.5 leaves the image, 1 is sharpened; x for "
               "0 to x, or [lower, upper].",
        .minimum = 0,
        .maximum = 1},
       ValueRange::argument(),
       OwnSeed::argument()});
  return entry;
}

}  // namespace minibatch
