#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "catalog.h"
#include "parity/comparison.h"
#include "preparation/prepare_job.h"

namespace minibatch {
namespace {

using nlohmann::json;

/// Steps of sizes round to whole pixels, as Pillow does in between, so they may be one off of 255.
constexpr double kOnePixel = 1.01 / 255;
const std::map<std::string, double> kTolerances = {
    {"Resizing", kOnePixel}, {"Grayscale", kOnePixel}, {"CenterCrop", 0}, {"GrayscaleToRGB", 0}};

/// The images of a case: what its steps make of them, all in one list.
std::vector<double> preparedImages(const json& item) {
  const ImageSize from{item["shape"][1], item["shape"][2], item["shape"][3]};
  const auto bytes = item["images"].get<std::vector<std::uint8_t>>();
  const auto rows = static_cast<Index>(bytes.size()) / from.bytes();
  const Index trained = item["training_rows"];
  const std::vector<std::int32_t> labels(static_cast<std::size_t>(rows), 0);
  json steps = item["steps"];
  steps.insert(steps.begin(),
               json{{"class_name", "TrainTestSplit"},
                    {"config", {{"test_size", rows - trained}, {"shuffle", false}}}});
  PrepareJob job({.labels = labels, .class_names = {"a", "b"}}, json{{"preparation", steps}},
                 catalog());
  while (!job.step(0)) {
  }
  const ImageSize size = job.preparation().imageSize(from);
  const auto part = [&](Index first, Index count) {
    std::vector<std::uint8_t> pixels;
    for (Index row = first; row < first + count; ++row) {
      const auto begin = bytes.begin() + row * from.bytes();
      const auto made = job.preparation().imageBytes({begin, begin + from.bytes()}, from);
      EXPECT_EQ(static_cast<Index>(made.size()), size.bytes());
      pixels.insert(pixels.end(), made.begin(), made.end());
    }
    return Dataset::fromBytes(std::move(pixels), {size.height, size.width, size.channels});
  };
  const Dataset train = part(0, trained), test = part(trained, rows - trained);
  if (job.wantsPixels()) {
    job.givePixels(train, test);
    while (!job.step(0)) {
    }
    EXPECT_FALSE(job.wantsPixels());
  }
  // As it comes back from what is saved.
  const auto again =
      Preparation::fromJson(json::parse(job.preparation().toJson().dump()), catalog());
  std::vector<double> values;
  for (const Dataset& images : {train, test}) {
    const Dataset scaled = images.withScaling(again.pixels());
    std::vector<Real> x(static_cast<std::size_t>(scaled.rows() * size.bytes()));
    scaled.gatherRange(0, scaled.rows(), x.data(), nullptr);
    values.insert(values.end(), x.begin(), x.end());
  }
  return values;
}

TEST(ImageParity, Steps) {
  std::map<std::string, golden::Comparison> comparisons;
  for (const json& item : golden::cases("images")) {
    const std::string name = item["step"];
    const auto found = kTolerances.find(name);
    const double tolerance = found == kTolerances.end() ? 1e-6 : found->second;
    golden::Comparison& comparison =
        comparisons.try_emplace(name, "preparation", name, tolerance).first->second;
    comparison.startCase(item);
    SCOPED_TRACE(name + ": " + item["name"].get<std::string>());
    std::vector<double> values = preparedImages(item);
    std::vector<double> expected = golden::numbers(item["transformed"]);
    if (found != kTolerances.end()) {
      // Steps of sizes leave the scaling to others: bytes. Faults are parts of the largest value.
      for (double& value : values) value = std::round(value);
      values.push_back(255);
      expected.push_back(255);
    }
    comparison.expectClose("pixels", values, expected);
  }
}

}  // namespace
}  // namespace minibatch
