#include <gtest/gtest.h>

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

/// What the steps of a case make of its images, and what the last of them learned.
struct Prepared {
  std::vector<double> pixels, learned;
};

Prepared prepare(const json& item) {
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
  Prepared result;
  for (const Dataset& images : {train, test}) {
    const Dataset scaled = images.withScaling(again.pixels());
    std::vector<Real> x(static_cast<std::size_t>(scaled.rows() * size.bytes()));
    scaled.gatherRange(0, scaled.rows(), x.data(), nullptr);
    result.pixels.insert(result.pixels.end(), x.begin(), x.end());
  }
  const json learned = again.toJson()["steps"].back()["learned"];
  for (const json& channel : learned.value("channels", json::array())) {
    for (const char* name : {"mean", "variance", "min", "max"}) {
      if (channel.contains(name)) result.learned.push_back(channel[name]);
    }
  }
  return result;
}

TEST(ImageParity, Steps) {
  std::map<std::string, golden::Comparison> comparisons;
  for (const json& item : golden::cases("images")) {
    const std::string name = item["step"];
    golden::Comparison& comparison =
        comparisons.try_emplace(name, "preparation", name, 1e-9).first->second;
    comparison.startCase(item);
    SCOPED_TRACE(name + ": " + item["name"].get<std::string>());
    const Prepared made = prepare(item);
    // A model is given float32.
    comparison.expectClose("pixels", made.pixels,
                           golden::asReal(golden::numbers(item["transformed"])));
    if (item.contains("learned")) {
      comparison.expectClose("learned", made.learned, golden::numbers(item["learned"]));
    }
  }
}

}  // namespace
}  // namespace minibatch
