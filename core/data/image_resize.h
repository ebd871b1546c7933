#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "base/shape.h"

namespace minibatch {

/// Pixels are rows of interleaved bytes: (height, width, channels); 1 channel is grey, 3 are red,
/// green and blue, 4 have an alpha (not premultiplied) behind them.
struct ImageSize {
  Index height = 0;
  Index width = 0;
  Index channels = 0;

  /// Bytes of such an image; throws kOutOfMemory when they cannot be addressed.
  Index bytes() const { return checkedProduct(checkedProduct(height, width), channels); }
};

using Rgb = std::array<std::uint8_t, 3>;

/// Makes an image of any size and colour into the `size` a model takes (1 or 3 channels).
/// First the colours: what is transparent is laid over `background`, grey is ITU-R 601 luma; then
/// the size. All of it gives Pillow's bytes: `Image.paste(image, mask=alpha)`, `convert("L")`,
/// `resize((width, height), Image.BILINEAR)`.
/// Throws kInvalidData when `pixels` is not an image of `from`, kInvalidArgument for a bad `size`.
std::vector<std::uint8_t> resizeImage(std::span<const std::uint8_t> pixels, const ImageSize& from,
                                      const ImageSize& size,
                                      const Rgb& background = {255, 255, 255});

}  // namespace minibatch
