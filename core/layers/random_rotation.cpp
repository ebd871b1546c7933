#include "base/portable_math.h"
#include "layers/layer.h"
#include "layers/random_affine.h"

namespace minibatch {
namespace {

/// In training, turns each image about its centre by a random part of a full turn; positive is
/// counter-clockwise. Keras: keras.layers.RandomRotation.
class RandomRotation final : public RandomAffine {
 public:
  explicit RandomRotation(const Arguments& arguments)
      : RandomAffine(arguments), turns_(rangeOf(arguments, "factor")) {}

  static constexpr std::vector<Argument> arguments() {
    return RandomAffine::arguments({factorArgument(
        "factor", "", "Maximum rotation as a fraction of a full turn, or a range.")});
  }

 private:
  Affine draw(Index height, Index width, Random& random) const override {
    const Direction d = portableDirection(turns_.draw(random));
    const double x = static_cast<double>(width - 1) / 2, y = static_cast<double>(height - 1) / 2;
    return {d.cosine, -d.sine,  x - x * d.cosine + y * d.sine,
            d.sine,   d.cosine, y - x * d.sine - y * d.cosine};
  }

  Range turns_;
};

}  // namespace

const EntryOf<Layer>& randomRotationEntry() {
  static constexpr auto entry =
      entryFor<Layer, RandomRotation>("RandomRotation", {},
                                      "Rotates each image at random during training."
                                      "\n(batch, height, width, channels), unchanged",
                                      [] { return RandomRotation::arguments(); });
  return entry;
}

}  // namespace minibatch
