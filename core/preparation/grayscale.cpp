#include "base/catalog_entry.h"
#include "preparation/image_step.h"

namespace minibatch {
namespace {

/// Another number of channels: color_mode of Keras's image_dataset_from_directory(). Grey is
/// ITU-R 601 luma, as Pillow's convert("L").
template <Index kChannels>
class Recoloring : public ImageStep {
 public:
  explicit Recoloring(const Arguments&)
      : ImageStep(kChannels == 1 ? "Grayscale" : "GrayscaleToRGB") {}

  bool changesBytes() const override { return true; }
  ImageSize sizeAfter(const ImageSize& size) const override {
    return {size.height, size.width, kChannels};
  }
  std::vector<std::uint8_t> apply(std::vector<std::uint8_t> pixels,
                                  const ImageSize& from) const override {
    return resizeImage(pixels, from, sizeAfter(from));
  }
};

}  // namespace

const EntryOf<PreparationStep>& grayscalePreparationEntry() {
  static constexpr auto entry = entryFor<PreparationStep, Recoloring<1>>(
      "Grayscale", {}, "Makes images grey: one channel of 0.299 red + 0.587 green + 0.114 blue.",
      {});
  return entry;
}

const EntryOf<PreparationStep>& grayscaleToRgbPreparationEntry() {
  static constexpr auto entry = entryFor<PreparationStep, Recoloring<3>>(
      "GrayscaleToRGB", {}, "Gives grey images the three channels of coloured ones.", {});
  return entry;
}

}  // namespace minibatch
