#include <utility>

#include "layers/layer.h"
#include "layers/random_affine.h"

namespace minibatch {
namespace {

/// In training, shears each image from its upper left corner: columns are moved by x_factor for
/// each row, rows by y_factor for each column, both to the same side. Keras:
/// keras.layers.RandomShear.
class RandomShear final : public RandomAffine {
 public:
  explicit RandomShear(const Arguments& arguments)
      : RandomAffine(arguments),
        across_(rangeOf(arguments, "x_factor")),
        down_(rangeOf(arguments, "y_factor")) {}

  static constexpr std::vector<Argument> arguments() {
    std::vector<Argument> all = RandomAffine::arguments(
        {factorArgument("x_factor", "0.0", "Maximum horizontal shear, or a range."),
         factorArgument("y_factor", "0.0", "Maximum vertical shear, or a range.")});
    for (Argument& factor : std::span(all).first(2)) factor.nullable = false;
    // Keras has them in another order: interpolation, fill_mode, fill_value, seed.
    std::swap(all[2], all[3]);
    std::swap(all[4], all[5]);
    return all;
  }

 private:
  // In Keras's order.
  Affine draw(Index, Index, Random& random) const override {
    const double side = random.uniform() > Real(0.5) ? -1 : 1;
    const double down = side * down_.draw(random);
    const double across = side * across_.draw(random);
    return {1, across, 0, down, 1, 0};
  }

  Range across_, down_;
};

}  // namespace

const EntryOf<Layer>& randomShearEntry() {
  static constexpr auto entry =
      entryFor<Layer, RandomShear>("RandomShear", {},
                                   "Shears each image at random during training."
                                   "\n(batch, height, width, channels), unchanged",
                                   [] { return RandomShear::arguments(); });
  return entry;
}

}  // namespace minibatch
