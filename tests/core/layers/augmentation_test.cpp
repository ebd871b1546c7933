// What the random image layers draw: ranges, shares, and that each image has numbers of its own.
// The transforms themselves are compared with Keras in tests/parity.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "catalog.h"
#include "core/message_text.h"
#include "model/executor.h"

namespace minibatch {
namespace {

using nlohmann::json;

constexpr Index kBatch = 1000, kHeight = 5, kWidth = 9, kSize = kHeight * kWidth;

// The layer's results for a batch of images of one channel, all pixel(row, column).
std::vector<Real> run(const std::string& class_name, const json& config,
                      const std::function<Real(Index, Index)>& pixel, bool training = true,
                      std::uint32_t step = 1) {
  const json spec = {
      {"class_name", "Sequential"},
      {"config",
       {{"layers",
         {{{"class_name", "InputLayer"}, {"config", {{"shape", {kHeight, kWidth, 1}}}}},
          {{"class_name", class_name}, {"config", config}}}}}}};
  const Model model(spec.dump(), catalog(), 3);
  Executor executor(model, {.max_batch = kBatch});
  Real* input = executor.input(kBatch).data;
  for (Index i = 0; i < kBatch * kSize; ++i) input[i] = pixel(i % kSize / kWidth, i % kWidth);
  executor.forward(kBatch, training, 3, step);
  const ConstTensor output = executor.output(kBatch);
  return {output.data, output.data + output.size()};
}

Real pixelNumber(Index row, Index column) { return static_cast<Real>(row * kWidth + column); }

// How many images are `mirrored` whole; all others must be as they were.
Index countMirrored(const std::vector<Real>& images,
                    const std::function<Real(Index, Index)>& mirrored) {
  Index count = 0;
  for (Index n = 0; n < kBatch; ++n) {
    const bool flips = images[n * kSize] != 0;  // pixel (0, 0) is 0
    count += flips ? 1 : 0;
    for (Index i = 0; i < kSize; ++i) {
      const Index row = i / kWidth, column = i % kWidth;
      EXPECT_EQ(images[n * kSize + i], flips ? mirrored(row, column) : pixelNumber(row, column));
    }
  }
  return count;
}

TEST(RandomFlip, MirrorsHalfOfTheImages) {
  const auto across = [](Index row, Index column) { return pixelNumber(row, kWidth - 1 - column); };
  const auto down = [](Index row, Index column) { return pixelNumber(kHeight - 1 - row, column); };
  const auto both = [&](Index row, Index column) { return across(kHeight - 1 - row, column); };
  const auto check = [](const char* mode, const std::function<Real(Index, Index)>& mirrored) {
    const Index count = countMirrored(run("RandomFlip", {{"mode", mode}}, pixelNumber), mirrored);
    EXPECT_NEAR(static_cast<double>(count), 0.5 * kBatch, 0.06 * kBatch) << mode;
  };
  check("horizontal", across);
  check("vertical", down);
  check("horizontal_and_vertical", both);
}

TEST(RandomFlip, DrawsAnewEachStepAndHasASeedOfItsOwn) {
  const auto flip = [](const json& config, std::uint32_t step) {
    return run("RandomFlip", config, pixelNumber, true, step);
  };
  EXPECT_EQ(flip(json::object(), 1), flip(json::object(), 1));
  EXPECT_NE(flip(json::object(), 1), flip(json::object(), 2));
  EXPECT_NE(flip(json::object(), 1), flip({{"seed", 8}}, 1));
  EXPECT_EQ(flip({{"seed", 8}}, 1), flip({{"seed", 8}}, 1));
}

// The smallest, largest and mean of one number for each image.
struct Spread {
  double smallest = 1e9, largest = -1e9, mean = 0;
};
Spread spreadOf(const std::function<double(Index)>& number) {
  Spread spread;
  for (Index n = 0; n < kBatch; ++n) {
    spread.smallest = std::min(spread.smallest, number(n));
    spread.largest = std::max(spread.largest, number(n));
    spread.mean += number(n) / kBatch;
  }
  return spread;
}

TEST(RandomTranslation, DrawsUniformlyFromItsRange) {
  // On a ramp, the middle pixel tells how far it was moved: at most 0.2 of 9 columns.
  const auto ramp = [](Index, Index column) { return static_cast<Real>(column); };
  const auto spread = [&](const json& width_factor) {
    const std::vector<Real> images =
        run("RandomTranslation", {{"height_factor", 0.0}, {"width_factor", width_factor}}, ramp);
    return spreadOf(
        [&](Index n) { return 4 - static_cast<double>(images[n * kSize + 2 * kWidth + 4]); });
  };
  const Spread both = spread(0.2);
  EXPECT_NEAR(both.smallest, -1.8, 0.03);
  EXPECT_NEAR(both.largest, 1.8, 0.03);
  EXPECT_NEAR(both.mean, 0, 0.12);
  const Spread right = spread({0.2, 0.1});
  EXPECT_NEAR(right.smallest, 0.9, 0.02);
  EXPECT_NEAR(right.largest, 1.8, 0.02);
  EXPECT_NEAR(right.mean, 1.35, 0.03);
}

TEST(RandomZoom, WithoutWidthFactorZoomsBothAxesAlike) {
  const auto sum = [](Index row, Index column) { return static_cast<Real>(10 * row + column); };
  const std::vector<Real> images = run("RandomZoom", {{"height_factor", 0.3}}, sum);
  // One pixel above and one left of the middle (2, 4): moved by the same zoom.
  const auto zoom_down = [&](Index n) {
    return (24 - static_cast<double>(images[n * kSize + kWidth + 4])) / 10;
  };
  const auto zoom_across = [&](Index n) {
    return 24 - static_cast<double>(images[n * kSize + 2 * kWidth + 3]);
  };
  for (Index n = 0; n < kBatch; ++n) EXPECT_NEAR(zoom_down(n), zoom_across(n), 1e-4);
  const Spread spread = spreadOf(zoom_down);
  EXPECT_NEAR(spread.smallest, 0.7, 0.01);
  EXPECT_NEAR(spread.largest, 1.3, 0.01);
}

TEST(RandomContrast, StretchesAroundTheMean) {
  const auto ramp = [](Index, Index column) { return static_cast<Real>(100 + column); };
  const auto spread = [&](const json& factor) {
    const std::vector<Real> images = run("RandomContrast", {{"factor", factor}}, ramp);
    return spreadOf([&](Index n) {
      EXPECT_NEAR(images[n * kSize + 4], 104, 1e-3);
      return (static_cast<double>(images[n * kSize + 8]) - 104) / 4;
    });
  };
  const Spread one = spread(0.4);  // as Keras 3: from 1 up
  EXPECT_NEAR(one.smallest, 1, 0.01);
  EXPECT_NEAR(one.largest, 1.4, 0.01);
  const Spread two = spread({0.3, 0.5});
  EXPECT_NEAR(two.smallest, 0.7, 0.01);
  EXPECT_NEAR(two.largest, 1.5, 0.01);
}

TEST(RandomColor, TakesImagesOfThreeChannelsOnly) {
  for (const char* name : {"RandomHue", "RandomSaturation"}) {
    try {
      run(name, {{"factor", 0.3}}, pixelNumber);
      ADD_FAILURE() << name << " took images of one channel";
    } catch (const Error& error) {
      EXPECT_NE(messageText(error).find("layer.channels"), std::string::npos) << messageText(error);
    }
  }
}

TEST(Augmentation, TakesAnOrderedPairOfValues) {
  for (const char* name : {"RandomContrast", "RandomBrightness", "RandomSharpness"}) {
    const auto with = [&](const json& range) {
      return run(name, {{"factor", {0.7, 0.7}}, {"value_range", range}}, pixelNumber);
    };
    EXPECT_EQ(with({30, 10}), with({10, 30})) << name;
    EXPECT_THROW(with(30), Error) << name;
  }
}

TEST(Augmentation, DoesNothingAtInference) {
  const std::vector<std::pair<std::string, json>> layers = {
      {"RandomFlip", json::object()},
      {"RandomTranslation", {{"height_factor", 0.3}, {"width_factor", 0.3}}},
      {"RandomRotation", {{"factor", 0.3}}},
      {"RandomZoom", {{"height_factor", 0.3}}},
      {"RandomContrast", {{"factor", 0.3}}},
      {"RandomBrightness", {{"factor", 0.3}}},
      {"RandomSharpness", {{"factor", 0.3}}},
      {"RandomShear", {{"x_factor", 0.3}}}};
  for (const auto& [name, config] : layers) {
    const std::vector<Real> images = run(name, config, pixelNumber, false);
    for (Index i = 0; i < kBatch * kSize; ++i) {
      ASSERT_EQ(images[i], pixelNumber(i % kSize / kWidth, i % kWidth)) << name;
    }
  }
}

}  // namespace
}  // namespace minibatch
