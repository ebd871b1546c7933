#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "data/image_resize.h"
#include "preparation/step.h"

namespace minibatch {

/// A step for images. Steps of a size or colour make other bytes of an image's bytes, one image at
/// a time; behind them, those of values say what the bytes stand for, so that images stay bytes.
class ImageStep : public PreparationStep {
 public:
  const ImageStep* imageStep() const final { return this; }

  /// Whether it makes other bytes: then sizeAfter() and apply() say which.
  virtual bool changesBytes() const { return false; }
  virtual ImageSize sizeAfter(const ImageSize& size) const { return size; }
  virtual std::vector<std::uint8_t> apply(std::vector<std::uint8_t> pixels,
                                          const ImageSize&) const {
    return pixels;
  }

  /// Whether it learns from the bytes of the training images: PreparationData::pixel_counts.
  virtual bool learnsFromPixels() const { return false; }
  bool learns() const final { return learnsFromPixels(); }

  void transformPart(PreparationData& data, Index, Index, Table& features) const final;

 protected:
  explicit ImageStep(std::string_view name) : name_(name) {}
  /// Of a step of values: what it makes of the numbers that bytes stand for.
  virtual void scale(PixelScaling&) const {}
  /// Throws kInvalidData where the rows are those of a table.
  void requireImages(const PreparationData& data) const;

 private:
  std::string_view name_;
};

/// The part of an image with the proportions of `target`, from its middle: what Keras's
/// crop_to_aspect_ratio keeps.
std::vector<std::uint8_t> croppedToAspect(const std::vector<std::uint8_t>& pixels,
                                          const ImageSize& from, const ImageSize& target,
                                          ImageSize& cropped);
/// The part of an image of that height and width that begins at (top, left).
std::vector<std::uint8_t> cropped(const std::vector<std::uint8_t>& pixels, const ImageSize& from,
                                  Index top, Index left, Index height, Index width);

}  // namespace minibatch
