#include "layers/random_rotation.h"

#include <cmath>

#include "layers/random_affine.h"

namespace minibatch {
namespace {

constexpr double kPi = 3.14159265358979323846;

struct Direction {
  double cosine, sine;
};

// Of an angle in full turns, by Taylor's series within an eighth of a turn and the symmetries
// beyond: the same bits on every platform, which a libm would not give.
Direction directionOf(double turns) {
  const double quarters = std::floor(4 * turns + 0.5);
  const double angle = (turns - quarters / 4) * 2 * kPi;
  const double square = angle * angle;
  double cosine = 1, sine = 1;
  for (int n = 18; n >= 2; n -= 2) {
    cosine = 1 - square / (n * (n - 1)) * cosine;
    sine = 1 - square / (n * (n + 1)) * sine;
  }
  sine *= angle;
  switch ((static_cast<int>(quarters) % 4 + 4) % 4) {
    case 0:
      return {cosine, sine};
    case 1:
      return {-sine, cosine};
    case 2:
      return {-cosine, -sine};
    default:
      return {sine, -cosine};
  }
}

/// In training, turns each image about its centre by a random part of a full turn; positive is
/// counter-clockwise. Keras: keras.layers.RandomRotation.
class RandomRotation final : public RandomAffine {
 public:
  explicit RandomRotation(const Arguments& arguments)
      : RandomAffine(arguments), turns_(rangeOf(arguments, "factor")) {}

  static std::vector<Argument> arguments() {
    return RandomAffine::arguments(
        {factorArgument("factor", "", "Largest part of a full turn, or a range.")});
  }

 private:
  Affine draw(Index height, Index width, Random& random) const override {
    const Direction d = directionOf(turns_.draw(random));
    const double x = static_cast<double>(width - 1) / 2, y = static_cast<double>(height - 1) / 2;
    return {d.cosine, -d.sine,  x - x * d.cosine + y * d.sine,
            d.sine,   d.cosine, y - x * d.sine - y * d.cosine};
  }

  Range turns_;
};

}  // namespace

const EntryOf<Layer>& randomRotationEntry() {
  static const EntryOf<Layer> entry = entryFor<Layer, RandomRotation>(
      "RandomRotation", {}, "In training, turns each image at random.",
      RandomRotation::arguments());
  return entry;
}

}  // namespace minibatch
