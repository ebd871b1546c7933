// What every step for images must do, whatever it is called with.
#include <gtest/gtest.h>

#include <cmath>
#include <memory>

#include "base/error.h"
#include "catalog.h"
#include "contract/step_tables.h"
#include "contract/variants.h"
#include "preparation/image_step.h"

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

INSTANTIATE_TEST_SUITE_P(All, ImageStepContract, ::testing::ValuesIn(imageSteps()),
                         [](const auto& info) { return std::string(info.param->class_name); });

}  // namespace
}  // namespace minibatch::testing
