#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "core/data/expect_error.h"
#include "core/preparation/prepare.h"

namespace minibatch {
namespace {

using nlohmann::json;

json learnedBy(const PrepareJob& job, int step) {
  return job.preparation().toJson()["steps"][step]["learned"];
}

TEST(PrepareImages, SplitsAndScalesImages) {
  const std::vector<std::int32_t> labels{0, 1, 0, 1, 0, 1, 1, 0};
  const ImageRows images{.labels = labels, .class_names = {"cat", "dog"}};
  const json options = json::parse(R"({"seed": 3, "preparation": [
      {"class_name": "TrainTestSplit", "config": {"test_size": 0.25, "stratify": true}}, "Rescaling"]})");
  PrepareJob job(images, options, catalog());
  while (!job.step(10)) {
  }
  EXPECT_EQ(job.testRows().size(), 2u);
  EXPECT_NE(labels[job.testRows()[0]], labels[job.testRows()[1]]);
  ASSERT_EQ(job.preparation().pixels().channels.size(), 1u);
  EXPECT_EQ(job.preparation().pixels().channels[0].scale, 1.0 / 255);
  EXPECT_EQ(job.preparation().pixels().channels[0].offset, 0);
  EXPECT_FALSE(job.wantsPixels());
}

TEST(PrepareImages, LearnsFromTheTrainingImagesAlone) {
  const std::vector<std::int32_t> labels{0, 1, 0, 1};
  PrepareJob job({.labels = labels, .class_names = {"a", "b"}}, json::parse(R"({"preparation": [
      "Normalization", {"class_name": "TrainTestSplit",
                        "config": {"test_size": 1, "shuffle": false}}]})"),
                 catalog());
  while (!job.step(10)) {
  }
  ASSERT_TRUE(job.wantsPixels());
  const auto images = [](std::vector<std::uint8_t> bytes) {
    return Dataset::fromBytes(std::move(bytes), {1, 1, 2});
  };
  job.givePixels(images({10, 0, 20, 0, 30, 6}), images({250, 250}));
  while (!job.step(0)) {
  }
  const json learned = learnedBy(job, 0)["channels"];
  EXPECT_EQ(learned[0]["mean"], 20);
  EXPECT_EQ(learned[1]["mean"], 2);
  EXPECT_EQ(learned[1]["variance"], 8);
  EXPECT_EQ(job.preparation().toJson()["steps"][0]["fitted_on"], 3);
}

TEST(PrepareImages, CountsBytesAnewBehindStepsThatChangeTheRows) {
  const std::vector<std::int32_t> labels{0, 0, 1};
  PrepareJob job({.labels = labels, .class_names = {"a", "b"}},
                 json::parse(R"({"preparation": ["Normalization", "RandomOverSampler",
                                 "Normalization"]})"),
                 catalog());
  for (const Index rows : {3, 4}) {
    while (!job.step(0)) {
    }
    ASSERT_TRUE(job.wantsPixels());
    ASSERT_EQ(static_cast<Index>(job.trainRows().size()), rows);
    std::vector<std::uint8_t> bytes(static_cast<std::size_t>(rows), 6);
    bytes[0] = 2;
    const Dataset images = Dataset::fromBytes(bytes, {1, 1, 1});
    job.givePixels(images, images.slice(0, 0));
  }
  while (!job.step(0)) {
  }
  EXPECT_FALSE(job.wantsPixels());
  EXPECT_EQ(learnedBy(job, 0)["channels"][0]["mean"], 14.0 / 3);
  // Of 5, scaled by the first step.
  EXPECT_NEAR(learnedBy(job, 2)["channels"][0]["mean"].get<double>(), 1.0 / 3 / std::sqrt(32.0 / 9),
              1e-12);
}

TEST(PrepareImages, SaysWhatBecomesOfSizesAndPixels) {
  const std::vector<std::int32_t> labels{0, 1};
  PrepareJob job({.labels = labels, .class_names = {"a", "b"}, .size = {4, 6, 3}},
                 json::parse(R"({"preparation": ["Grayscale", "Rescaling", {"class_name":
                                 "Normalization", "config": {"method": "min-max"}}]})"),
                 catalog());
  while (!job.step(0)) {
  }
  const Dataset images = Dataset::fromBytes({51, 102}, {1, 1, 1});
  job.givePixels(images, images.slice(0, 0));
  while (!job.step(0)) {
  }
  const json steps = job.preparation().toJson()["steps"];
  EXPECT_EQ(steps[0]["before"]["image"], (json{4, 6, 3}));
  EXPECT_EQ(steps[0]["after"]["image"], (json{4, 6, 1}));
  EXPECT_EQ(steps[1]["before"]["pixels"], (json{0, 255}));
  EXPECT_EQ(steps[1]["after"]["pixels"], (json{0, 1}));
  // Where they are counted, those that there are.
  EXPECT_EQ(steps[2]["before"]["pixels"], (json{0.2, 0.4}));
  EXPECT_EQ(steps[2]["after"]["pixels"], (json{0, 1}));
}

TEST(PrepareImages, StepsThatChangeBytesStandBeforeThoseThatScaleThem) {
  const auto refused = [](const char* message, const char* steps) {
    const std::vector<std::int32_t> labels{0, 1};
    expectError(ErrorCode::kInvalidData, message, [&] {
      PrepareJob job({.labels = labels, .class_names = {"a", "b"}},
                     json{{"preparation", json::parse(steps)}}, catalog());
      while (!job.step(10)) {
      }
    });
  };
  refused(R"(preparation.bytes-first step="Grayscale")",
          R"(["Rescaling", "PerImageStandardization", "Grayscale"])");
  refused(R"(preparation.standardized-last step="Rescaling")",
          R"(["PerImageStandardization", "Rescaling"])");
}

TEST(PrepareImages, ThePositiveClassOfImagesIsClass1) {
  const std::vector<std::int32_t> labels{0, 1, 1};
  PrepareJob job({.labels = labels, .class_names = {"cat", "dog"}},
                 json::parse(R"({"target": {"positive_class": "cat"}, "preparation": []})"),
                 catalog());
  while (!job.step(10)) {
  }
  EXPECT_EQ(job.preparation().target().classes(), (std::vector<std::string>{"dog", "cat"}));
}

TEST(PrepareImages, KeepsTheTestImagesThatTheFilesBring) {
  const std::vector<std::int32_t> labels{0, 1, 0, 1, 0, 1};
  for (const bool sorted : {false, true}) {
    PrepareJob job({.labels = labels, .class_names = {"a", "b"}, .test = 2, .sorted = sorted},
                   json::parse(R"({"seed": 1, "preparation": ["TrainTestSplit"]})"), catalog());
    while (!job.step(10)) {
    }
    EXPECT_EQ(job.testRows(), (RowNumbers{4, 5}));
    EXPECT_EQ(std::ranges::is_sorted(job.trainRows()), !sorted);
    EXPECT_EQ(learnedBy(job, 0)["source"], "files");
  }
}

}  // namespace
}  // namespace minibatch
