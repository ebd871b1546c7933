#include "layers/augmentation.h"
#include "layers/layer.h"

namespace minibatch {
namespace {

/// In training, y = (x - mean) contrast + mean, clipped to value_range; the mean is of each channel
/// of each image, the contrast drawn for each image from [1 - lower, 1 + upper]. As in Keras 3, one
/// number f stands for lower 0 and upper f, so that contrast only grows. Keras:
/// keras.layers.RandomContrast.
class RandomContrast final : public Augmentation {
 public:
  explicit RandomContrast(const Arguments& arguments)
      : Augmentation(arguments), values_(arguments) {
    const std::vector<double> factor = arguments.numberPair("factor");
    const Range range = rangeOf(arguments, "factor");
    contrast_ = {factor.size() == 1 ? 1 : 1 - range.lower, 1 + range.upper};
  }

 private:
  void change(const Shape& image, Random& random, const Real* x, Real* y) const override {
    const auto contrast = static_cast<Real>(contrast_.draw(random));
    forEachChannel(image, [&](Index channel, Index channels, Index size) {
      const Real mean = meanOf(x, channel, channels, size);
      for (Index i = channel; i < size; i += channels) {
        y[i] = values_.clip((x[i] - mean) * contrast + mean);
      }
    });
  }

  // With d = dy where not clipped: dx = contrast d + (1 - contrast) mean(d).
  void changeBackward(const Shape& image, Random& random, const Real* x, Real* dy,
                      Real* dx) const override {
    const auto contrast = static_cast<Real>(contrast_.draw(random));
    forEachChannel(image, [&](Index channel, Index channels, Index size) {
      const Real mean = meanOf(x, channel, channels, size);
      for (Index i = channel; i < size; i += channels) {
        dx[i] = values_.clipBackward((x[i] - mean) * contrast + mean, dy[i]);
      }
      const Real shared = (1 - contrast) * meanOf(dx, channel, channels, size);
      for (Index i = channel; i < size; i += channels) dx[i] = contrast * dx[i] + shared;
    });
  }

  bool readsInput() const override { return true; }

  template <class Visit>
  static void forEachChannel(const Shape& image, const Visit& visit) {
    for (Index channel = 0; channel < image[2]; ++channel) visit(channel, image[2], image.size());
  }

  static Real meanOf(const Real* x, Index channel, Index channels, Index size) {
    double sum = 0;
    for (Index i = channel; i < size; i += channels) sum += static_cast<double>(x[i]);
    return static_cast<Real>(sum / static_cast<double>(size / channels));
  }

  Range contrast_{};
  ValueRange values_;
};

}  // namespace

const EntryOf<Layer>& randomContrastEntry() {
  static constexpr auto entry = entryFor<Layer, RandomContrast>(
      "RandomContrast", {},
      "Changes the contrast of each image at random during training."
      "\ny = (x - mean) * factor + mean for each channel: (batch, height, width, channels), "
      "unchanged",
      {{.name = "factor",
        .type = ArgumentType::kNumberPair,
        .default_json = "",
        .doc = "Range of the contrast factor: x for 1 - x to 1 + x, or [lower, upper] for 1 - "
               "lower to 1 + upper.",
        .minimum = 0,
        .maximum = 1},
       ValueRange::argument(),
       OwnSeed::argument()});
  return entry;
}

}  // namespace minibatch
