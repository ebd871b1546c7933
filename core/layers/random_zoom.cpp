#include <optional>

#include "layers/layer.h"
#include "layers/random_affine.h"

namespace minibatch {
namespace {

/// In training, zooms each image about its centre: a positive factor shows more (out), a negative
/// one less (in). Without width_factor both axes have the same. Keras: keras.layers.RandomZoom.
class RandomZoom final : public RandomAffine {
 public:
  explicit RandomZoom(const Arguments& arguments)
      : RandomAffine(arguments), height_(rangeOf(arguments, "height_factor")) {
    if (!arguments.isNull("width_factor")) width_ = rangeOf(arguments, "width_factor");
  }

  static constexpr std::vector<Argument> arguments() {
    return RandomAffine::arguments(
        {factorArgument("height_factor", "",
                        "Maximum vertical zoom, or a range; 0.2 zooms out by 20%, -0.2 zooms in."),
         factorArgument(
             "width_factor", "null",
             "Maximum horizontal zoom, or a range; if not set, the same as the vertical zoom.")});
  }

 private:
  Affine draw(Index height, Index width, Random& random) const override {
    const double down = 1 + height_.draw(random);
    const double across = width_ ? 1 + width_->draw(random) : down;
    return {across, 0,    static_cast<double>(width - 1) / 2 * (1 - across),
            0,      down, static_cast<double>(height - 1) / 2 * (1 - down)};
  }

  Range height_;
  std::optional<Range> width_;
};

}  // namespace

const EntryOf<Layer>& randomZoomEntry() {
  static constexpr auto entry =
      entryFor<Layer, RandomZoom>("RandomZoom", {},
                                  "Zooms each image in or out at random during training."
                                  "\n(batch, height, width, channels), unchanged",
                                  [] { return RandomZoom::arguments(); });
  return entry;
}

}  // namespace minibatch
