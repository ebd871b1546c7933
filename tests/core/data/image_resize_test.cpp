#include "data/image_resize.h"

#include <gtest/gtest.h>

#include <vector>

#include "core/data/expect_error.h"

// The expected bytes are Pillow 11.3's for the same pixels (13.0 may take the height before the
// width, which moves a byte by one), by
//   i = numpy.arange(h * w * c); pixels = ((i * i * 7 + i * 13) % 256).reshape(h, w, c)
//   Image.fromarray(pixels).convert("L").resize((width, height), Image.BILINEAR)
// and for alpha: Image.new("RGB", size, background).paste(image.convert("RGB"), mask=alpha).

namespace minibatch {
namespace {

using Bytes = std::vector<std::uint8_t>;

Bytes pattern(const ImageSize& size) {
  Bytes pixels(static_cast<std::size_t>(size.bytes()));
  for (std::size_t i = 0; i < pixels.size(); ++i) {
    pixels[i] = static_cast<std::uint8_t>(i * i * 7 + i * 13);
  }
  return pixels;
}

Bytes resized(const ImageSize& from, const ImageSize& to, const Rgb& background = {255, 255, 255}) {
  return resizeImage(pattern(from), from, to, background);
}

TEST(ImageResize, ShrinksAsPillow) {
  EXPECT_EQ(resized({7, 5, 1}, {3, 4, 1}),
            (Bytes{109, 103, 93, 120, 182, 157, 151, 164, 121, 147, 145, 144}));
}

TEST(ImageResize, EnlargesAsPillow) {
  EXPECT_EQ(resized({7, 5, 1}, {9, 6, 1}),
            (Bytes{0,   15,  40,  74,  118, 164, 160, 82,  103, 105, 88,  169, 161, 145,
                   152, 116, 67,  104, 100, 189, 180, 131, 91,  62,  234, 215, 201, 197,
                   202, 214, 242, 114, 96,  137, 188, 240, 160, 137, 102, 129, 190, 177,
                   73,  176, 149, 139, 166, 109, 34,  172, 184, 142, 109, 86}));
}

TEST(ImageResize, KeepsColorsApart) {
  EXPECT_EQ(resized({6, 8, 3}, {3, 3, 3}),
            (Bytes{103, 141, 145, 128, 131, 106, 142, 144, 145, 132, 136, 106, 122, 142,
                   103, 100, 94,  126, 156, 130, 87,  118, 135, 137, 103, 128, 108}));
}

TEST(ImageResize, TurnsColorIntoGrey) {
  EXPECT_EQ(
      resized({6, 8, 3}, {6, 8, 1}),
      (Bytes{18,  154, 131, 113, 86,  214, 213, 81,  152, 166, 156, 93,  79,  162, 145, 103,
             81,  156, 130, 201, 171, 117, 84,  147, 109, 168, 126, 60,  165, 65,  16,  92,
             115, 81,  100, 168, 106, 171, 105, 136, 143, 199, 125, 177, 100, 119, 113, 158}));
  EXPECT_EQ(resized({6, 8, 3}, {2, 2, 1}), (Bytes{132, 128, 130, 118}));
}

TEST(ImageResize, TurnsGreyIntoColor) {
  EXPECT_EQ(resizeImage(Bytes{3, 250}, {1, 2, 1}, {1, 2, 3}), (Bytes{3, 3, 3, 250, 250, 250}));
}

TEST(ImageResize, LaysTransparencyOverTheBackground) {
  EXPECT_EQ(resized({3, 4, 4}, {3, 4, 3}),
            (Bytes{153, 161, 175, 191, 245, 129, 68,  183, 87,  149, 87,  38,
                   216, 205, 207, 248, 113, 150, 253, 205, 240, 225, 140, 66,
                   229, 217, 209, 148, 155, 170, 214, 74,  135, 88,  186, 93}));
  EXPECT_EQ(
      resized({3, 4, 4}, {3, 4, 3}, {10, 200, 30}),
      (Bytes{6,  128, 40, 117, 228, 61, 36, 176, 58, 129, 83,  19, 176, 197, 171, 159, 93,  68,
             83, 167, 84, 190, 132, 33, 51, 177, 45, 43,  131, 74, 152, 60,  78,  37,  175, 46}));
}

TEST(ImageResize, LargeImage) {
  // y, x, c = numpy.mgrid[0:300, 0:400, 0:3]; pixels = (y * x // 100 + c * 40) % 256
  const ImageSize from{300, 400, 3};
  Bytes pixels;
  for (int y = 0; y < 300; ++y) {
    for (int x = 0; x < 400; ++x) {
      for (int c = 0; c < 3; ++c) {
        pixels.push_back(static_cast<std::uint8_t>(y * x / 100 + c * 40));
      }
    }
  }
  EXPECT_EQ(resizeImage(pixels, from, {4, 4, 1}),
            (Bytes{59, 98, 124, 126, 98, 146, 125, 128, 124, 125, 130, 128, 126, 128, 127, 127}));
  EXPECT_EQ(resizeImage(pixels, from, {2, 3, 3}),
            (Bytes{66, 101, 131, 115, 129, 135, 121, 126, 129, 114, 129, 136, 128, 126, 125, 127,
                   127, 128}));
}

TEST(ImageResize, LeavesAnImageOfTheSizeAlone) {
  EXPECT_EQ(resized({5, 4, 3}, {5, 4, 3}), pattern({5, 4, 3}));
}

TEST(ImageResize, RefusesWhatIsNoImage) {
  expectError(ErrorCode::kInvalidData, "image.bytes channels=3 expected=12",
              [] { resizeImage(Bytes(11), {2, 2, 3}, {1, 1, 1}); });
  expectError(ErrorCode::kInvalidData, "image.shape channels=2",
              [] { resizeImage(Bytes(8), {2, 2, 2}, {1, 1, 1}); });
  expectError(ErrorCode::kInvalidArgument, "image.new-shape channels=1 height=0",
              [] { resizeImage(Bytes(4), {2, 2, 1}, {0, 1, 1}); });
  expectError(ErrorCode::kInvalidArgument, "image.new-shape channels=4",
              [] { resizeImage(Bytes(4), {2, 2, 1}, {1, 1, 4}); });
}

}  // namespace
}  // namespace minibatch
