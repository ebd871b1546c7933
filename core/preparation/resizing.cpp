#include "base/catalog_entry.h"
#include "preparation/image_step.h"

namespace minibatch {
namespace {

constexpr Index kLargestSide = 4096;

constexpr std::vector<Argument> sizeArguments(std::initializer_list<Argument> more) {
  std::vector<Argument> arguments = {{.name = "height",
                                      .type = ArgumentType::kInteger,
                                      .default_json = "",
                                      .doc = "Height of the image, in pixels.",
                                      .minimum = 1,
                                      .maximum = kLargestSide},
                                     {.name = "width",
                                      .type = ArgumentType::kInteger,
                                      .default_json = "",
                                      .doc = "Width of the image, in pixels.",
                                      .minimum = 1,
                                      .maximum = kLargestSide}};
  arguments.insert(arguments.end(), more);
  return arguments;
}

class ToSize : public ImageStep {
 public:
  ToSize(std::string_view name, const Arguments& arguments)
      : ImageStep(name), height_(arguments.integer("height")), width_(arguments.integer("width")) {}

  bool changesBytes() const final { return true; }
  ImageSize sizeAfter(const ImageSize& size) const final {
    return {height_, width_, size.channels};
  }

 protected:
  Index height_, width_;
};

/// keras.layers.Resizing, before the model; bilinear with antialiasing, as Pillow and
/// image_dataset_from_directory() do it.
class Resizing : public ToSize {
 public:
  explicit Resizing(const Arguments& arguments)
      : ToSize("Resizing", arguments), crops_(arguments.boolean("crop_to_aspect_ratio")) {}

  std::vector<std::uint8_t> apply(std::vector<std::uint8_t> pixels,
                                  const ImageSize& from) const override {
    ImageSize size = from;
    if (crops_) pixels = croppedToAspect(pixels, from, sizeAfter(from), size);
    return resizeImage(pixels, size, sizeAfter(from));
  }

 private:
  bool crops_;
};

/// keras.layers.CenterCrop, before the model.
class CenterCrop : public ToSize {
 public:
  explicit CenterCrop(const Arguments& arguments) : ToSize("CenterCrop", arguments) {}

  std::vector<std::uint8_t> apply(std::vector<std::uint8_t> pixels,
                                  const ImageSize& from) const override {
    if (from.height >= height_ && from.width >= width_) {
      return cropped(pixels, from, (from.height - height_) / 2, (from.width - width_) / 2, height_,
                     width_);
    }
    ImageSize size;
    pixels = croppedToAspect(pixels, from, sizeAfter(from), size);
    return resizeImage(pixels, size, sizeAfter(from));
  }
};

}  // namespace

const EntryOf<PreparationStep>& resizingPreparationEntry() {
  static constexpr auto entry = entryFor<PreparationStep, Resizing>(
      "Resizing", {}, "Resizes images to a height and a width.", [] {
        return sizeArguments(
            {{.name = "crop_to_aspect_ratio",
              .type = ArgumentType::kBoolean,
              .default_json = "false",
              .doc = "Whether to cut off what does not have the proportions of the new "
                     "size, from the middle, instead of stretching the image."}});
      });
  return entry;
}

const EntryOf<PreparationStep>& centerCropPreparationEntry() {
  static constexpr auto entry = entryFor<PreparationStep, CenterCrop>(
      "CenterCrop", {}, "Takes the middle of images; those that are too small are resized.",
      [] { return sizeArguments({}); });
  return entry;
}

}  // namespace minibatch
