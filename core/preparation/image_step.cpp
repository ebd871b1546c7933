#include "preparation/image_step.h"

#include <algorithm>

#include "base/error.h"

namespace minibatch {

void ImageStep::requireImages(const PreparationData& data) const {
  if (data.images) return;
  fail(ErrorCode::kInvalidData, "preparation.images-only", {{"step", name_}});
}

void ImageStep::transformPart(PreparationData& data, Index, Index, Table& features) const {
  requireImages(data);
  // Scaling all pixels alike is the same before and after; what was learned from others is not.
  if (changesBytes() && (data.scales_pixels || data.pixels.standardized)) {
    fail(ErrorCode::kInvalidData, "preparation.bytes-first", {{"step", name_}});
  }
  if (changesBytes()) {
    if (data.image.height > 0) data.image = sizeAfter(data.image);
  } else {
    if (data.pixels.standardized) {
      fail(ErrorCode::kInvalidData, "preparation.standardized-last", {{"step", name_}});
    }
    data.scales_pixels |= learnsFromPixels();
    scale(data.pixels);
  }
  features = data.features;
}

std::vector<std::uint8_t> cropped(const std::vector<std::uint8_t>& pixels, const ImageSize& from,
                                  Index top, Index left, Index height, Index width) {
  std::vector<std::uint8_t> part;
  part.reserve(static_cast<std::size_t>(checkedProduct(height, width * from.channels)));
  for (Index y = top; y < top + height; ++y) {
    const auto row = pixels.begin() + (y * from.width + left) * from.channels;
    part.insert(part.end(), row, row + width * from.channels);
  }
  return part;
}

// keras/src/layers/preprocessing/image_preprocessing/resizing.py
std::vector<std::uint8_t> croppedToAspect(const std::vector<std::uint8_t>& pixels,
                                          const ImageSize& from, const ImageSize& target,
                                          ImageSize& size) {
  size = from;
  size.height = std::clamp<Index>(from.width * target.height / target.width, 1, from.height);
  size.width = std::clamp<Index>(from.height * target.width / target.height, 1, from.width);
  return cropped(pixels, from, (from.height - size.height) / 2, (from.width - size.width) / 2,
                 size.height, size.width);
}

}  // namespace minibatch
