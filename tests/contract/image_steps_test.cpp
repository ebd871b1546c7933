// What every step for images must do, whatever it is called with.
#include <gtest/gtest.h>

#include <cmath>
#include <memory>
#include <vector>

#include "base/error.h"
#include "catalog.h"
#include "contract/step_tables.h"
#include "contract/variants.h"
#include "preparation/image_step.h"
#include "preparation/prepare_job.h"

namespace minibatch::testing {
namespace {

using nlohmann::json;

std::unique_ptr<PreparationStep> firstVariant(const Entry& entry) {
  return catalog().make<PreparationStep>(
      {{"class_name", entry.class_name}, {"config", variantsOf(entry)[0].config}}, "here");
}

PreparationData imageData(std::uint64_t seed) {
  PreparationData data;
  data.images = true;
  data.train = {0, 1, 2};
  data.pixel_counts.resize(3);
  for (std::size_t c = 0; c < 3; ++c) {
    for (std::size_t byte = 0; byte < 256; byte += 1 + (seed + c) % 7) {
      data.pixel_counts[c][byte] = 1 + (byte * seed + c) % 5;
    }
  }
  return data;
}

class ImageStepContract : public ::testing::TestWithParam<const Entry*> {};

TEST_P(ImageStepContract, TheStateComesBackFromJson) {
  for (const Variant& variant : variantsOf(*GetParam())) {
    SCOPED_TRACE(variant.label);
    const json object = {{"class_name", GetParam()->class_name}, {"config", variant.config}};
    const auto step = catalog().make<PreparationStep>(object, "here");
    const auto again = catalog().make<PreparationStep>(object, "here");
    PreparationData data = imageData(1), other = imageData(1), same = imageData(2);
    step->fit(data);
    again->fit(same);
    EXPECT_EQ(step->learned() == again->learned(), !step->learns());
    again->restore(json::parse(step->learned().dump()));
    EXPECT_EQ(again->learned(), step->learned());
    step->transform(data);
    again->transform(other);
    ASSERT_EQ(data.pixels.channels.size(), other.pixels.channels.size());
    for (std::size_t c = 0; c < data.pixels.channels.size(); ++c) {
      EXPECT_EQ(data.pixels.channels[c].scale, other.pixels.channels[c].scale);
      EXPECT_EQ(data.pixels.channels[c].offset, other.pixels.channels[c].offset);
      EXPECT_TRUE(std::isfinite(data.pixels.channels[c].scale));
    }
  }
}

TEST_P(ImageStepContract, ImagesOfOneGreyAreScaledToNumbers) {
  const auto step = firstVariant(*GetParam());
  PreparationData data = imageData(1);
  data.pixel_counts.assign(3, {});
  for (auto& counts : data.pixel_counts) counts[7] = 30;
  step->fit(data);
  step->transform(data);
  for (const ByteScaling& channel : data.pixels.channels) {
    EXPECT_TRUE(std::isfinite(7 * channel.scale + channel.offset));
  }
}

TEST_P(ImageStepContract, ATableIsRefusedInWords) {
  const auto step = firstVariant(*GetParam());
  PreparationData data;
  data.features.add({"a", NumericValues{1, 2}});
  data.targets = {0, 1};
  data.train = {0, 1};
  try {
    step->fit(data);
    step->transform(data);
    FAIL() << "a table is no image";
  } catch (const Error& error) {
    EXPECT_EQ(errorCodeName(error.code()), errorCodeName(ErrorCode::kInvalidData)) << error.what();
  }
}

// Images one behind the other, of noise.
struct Images {
  ImageSize size;
  std::vector<std::uint8_t> bytes;

  Index rows() const { return static_cast<Index>(bytes.size()) / size.bytes(); }
  std::vector<std::uint8_t> row(Index row) const {
    const auto first = bytes.begin() + row * size.bytes();
    return {first, first + size.bytes()};
  }
};

Images noise(Index rows, const ImageSize& size, std::uint32_t seed) {
  Images images{size, {}};
  for (Index i = 0; i < rows * size.bytes(); ++i) {
    seed = seed * 1664525 + 1013904223;
    images.bytes.push_back(static_cast<std::uint8_t>(seed >> 24));
  }
  return images;
}

Dataset datasetOf(const Images& images, const Preparation& preparation) {
  const ImageSize size = preparation.imageSize(images.size);
  std::vector<std::uint8_t> bytes;
  for (Index row = 0; row < images.rows(); ++row) {
    const auto made = preparation.imageBytes(images.row(row), images.size);
    EXPECT_EQ(std::ssize(made), size.bytes());
    bytes.insert(bytes.end(), made.begin(), made.end());
  }
  return Dataset::fromBytes(std::move(bytes), {size.height, size.width, size.channels});
}

std::vector<Real> numbersOf(const Images& images, const Preparation& preparation) {
  const Dataset data = datasetOf(images, preparation).withScaling(preparation.pixels());
  std::vector<Real> x(static_cast<std::size_t>(data.rows() * data.sampleShape().size()));
  data.gatherRange(0, data.rows(), x.data(), nullptr);
  return x;
}

// The step, with these images to learn from and to test on.
Preparation preparedBy(const Entry& entry, const json& config, const Images& train,
                       const Images& test) {
  const std::vector<std::int32_t> labels(static_cast<std::size_t>(train.rows() + test.rows()), 0);
  const json split = {{"test_size", test.rows()}, {"shuffle", false}, {"stratify", false}};
  const json steps = {{{"class_name", "TrainTestSplit"}, {"config", split}},
                      {{"class_name", entry.class_name}, {"config", config}}};
  PrepareJob job({.labels = labels, .class_names = {"a", "b"}}, json{{"preparation", steps}},
                 catalog());
  while (!job.step(0)) {
  }
  if (job.wantsPixels()) {
    job.givePixels(datasetOf(train, job.preparation()), datasetOf(test, job.preparation()));
    while (!job.step(0)) {
    }
  }
  return job.takePreparation();
}

constexpr ImageSize kSize{6, 5, 3};

TEST_P(ImageStepContract, WhoeverLearnsMayBeToldToLearnFromAllImages) {
  EXPECT_EQ(GetParam()->find("fit_on") != nullptr, firstVariant(*GetParam())->learns());
}

TEST_P(ImageStepContract, NoTestImageChangesTheStateUnlessItIsToldTo) {
  const Images train = noise(7, kSize, 1);
  for (const Variant& variant : variantsOf(*GetParam())) {
    SCOPED_TRACE(variant.label);
    const auto with = [&](const Images& test) {
      return preparedBy(*GetParam(), variant.config, train, test).toJson()["steps"].back();
    };
    const bool of_all = variant.config.value("fit_on", "") == "all";
    EXPECT_EQ(with(noise(3, kSize, 2))["learned"] == with(noise(3, kSize, 3))["learned"], !of_all);
  }
}

TEST_P(ImageStepContract, ATrainingImageIsTransformedAloneAsInTraining) {
  const Images train = noise(4, kSize, 4);
  for (const Variant& variant : variantsOf(*GetParam())) {
    SCOPED_TRACE(variant.label);
    const Preparation preparation =
        preparedBy(*GetParam(), variant.config, train, noise(2, kSize, 5));
    // As it comes back from what is saved.
    const auto saved = Preparation::fromJson(json::parse(preparation.toJson().dump()), catalog());
    std::vector<Real> alone;
    for (Index row = 0; row < train.rows(); ++row) {
      const auto one = numbersOf({kSize, train.row(row)}, saved);
      alone.insert(alone.end(), one.begin(), one.end());
    }
    EXPECT_EQ(alone, numbersOf(train, preparation));
  }
}

// One image, one pixel, one grey, a single row or column of pixels.
TEST_P(ImageStepContract, OddImagesBecomeNumbers) {
  std::vector<Images> all = {noise(1, kSize, 6), noise(3, {1, 1, 1}, 7), noise(3, {1, 9, 3}, 8),
                             noise(3, {9, 1, 1}, 9)};
  all.push_back({{4, 4, 1}, std::vector<std::uint8_t>(3 * 16, 9)});
  for (const Images& images : all) {
    for (const Variant& variant : variantsOf(*GetParam())) {
      SCOPED_TRACE(variant.label);
      const Preparation preparation =
          preparedBy(*GetParam(), variant.config, images, noise(1, images.size, 10));
      for (const Real value : numbersOf(images, preparation)) EXPECT_TRUE(std::isfinite(value));
    }
  }
}

INSTANTIATE_TEST_SUITE_P(All, ImageStepContract, ::testing::ValuesIn(imageSteps()),
                         [](const auto& info) { return std::string(info.param->class_name); });

}  // namespace
}  // namespace minibatch::testing
