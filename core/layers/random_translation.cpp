#include "layers/layer.h"
#include "layers/random_affine.h"

namespace minibatch {
namespace {

/// In training, moves each image down and to the right by random shares of its height and width.
/// Keras: keras.layers.RandomTranslation.
class RandomTranslation final : public RandomAffine {
 public:
  explicit RandomTranslation(const Arguments& arguments)
      : RandomAffine(arguments),
        down_(rangeOf(arguments, "height_factor")),
        right_(rangeOf(arguments, "width_factor")) {}

  static constexpr std::vector<Argument> arguments() {
    return RandomAffine::arguments({factorArgument("height_factor", "",
                                                   "Maximum vertical shift as a fraction of the "
                                                   "height, or a range; positive shifts down."),
                                    factorArgument("width_factor", "",
                                                   "Maximum horizontal shift as a fraction of the "
                                                   "width, or a range; positive shifts right.")});
  }

 private:
  Affine draw(Index height, Index width, Random& random) const override {
    const double down = down_.draw(random) * static_cast<double>(height);
    const double right = right_.draw(random) * static_cast<double>(width);
    return {1, 0, -right, 0, 1, -down};
  }

  Range down_, right_;
};

}  // namespace

const EntryOf<Layer>& randomTranslationEntry() {
  static constexpr auto entry =
      entryFor<Layer, RandomTranslation>("RandomTranslation", {},
                                         "Shifts each image at random during training."
                                         "\n(batch, height, width, channels), unchanged",
                                         [] { return RandomTranslation::arguments(); });
  return entry;
}

}  // namespace minibatch
