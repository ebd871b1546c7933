#include <algorithm>

#include "layers/augmentation.h"
#include "layers/layer.h"

namespace minibatch {
namespace {

/// In training, mirrors each image with probability 1/2. As in Keras, horizontal_and_vertical
/// mirrors both ways or not at all. Keras: keras.layers.RandomFlip.
class RandomFlip final : public Augmentation {
 public:
  explicit RandomFlip(const Arguments& arguments)
      : Augmentation(arguments),
        across_(arguments.string("mode") != "vertical"),
        down_(arguments.string("mode") != "horizontal") {}

 private:
  void change(const Shape& image, Random& random, const Real* x, Real* y) const override {
    const bool flips = random.uniform() <= Real(0.5);
    const Index height = image[0], width = image[1], channels = image[2];
    for (Index row = 0; row < height; ++row) {
      const Index from_row = flips && down_ ? height - 1 - row : row;
      for (Index column = 0; column < width; ++column) {
        const Index from = flips && across_ ? width - 1 - column : column;
        std::copy_n(x + (from_row * width + from) * channels, channels,
                    y + (row * width + column) * channels);
      }
    }
  }

  // Mirroring is its own inverse.
  void changeBackward(const Shape& image, Random& random, const Real*, Real* dy,
                      Real* dx) const override {
    change(image, random, dy, dx);
  }

  bool across_, down_;
};

}  // namespace

const EntryOf<Layer>& randomFlipEntry() {
  static constexpr auto entry = entryFor<Layer, RandomFlip>(
      "RandomFlip", {},
      "Flips images at random during training."
      "\n(batch, height, width, channels), unchanged",
      {{.name = "mode",
        .type = ArgumentType::kString,
        .default_json = "\"horizontal_and_vertical\"",
        .doc = "Flips left and right, top and bottom, or both.",
        .choices = {"horizontal", "vertical", "horizontal_and_vertical"}},
       OwnSeed::argument()});
  return entry;
}

}  // namespace minibatch
