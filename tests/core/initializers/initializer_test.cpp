#include "initializers/initializer.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <vector>

#include "catalog.h"
#include "core/data/expect_error.h"

namespace minibatch {
namespace {

using nlohmann::json;

std::vector<Real> fill(const json& object, const Shape& shape, const RandomKey& key = {}) {
  std::vector<Real> values(static_cast<std::size_t>(shape.size()), -99);
  catalog().make<Initializer>(object, "test")->fill({values.data(), shape}, key);
  return values;
}

json initializer(const char* name, const json& config) {
  return {{"class_name", name}, {"config", config}};
}

struct Moments {
  double mean = 0, deviation = 0, largest = 0;
};

Moments moments(const std::vector<Real>& values) {
  Moments result;
  const auto n = static_cast<double>(values.size());
  for (Real value : values) {
    result.mean += static_cast<double>(value) / n;
    result.largest = std::max(result.largest, std::abs(static_cast<double>(value)));
  }
  for (Real value : values) {
    const double difference = static_cast<double>(value) - result.mean;
    result.deviation += difference * difference / n;
  }
  result.deviation = std::sqrt(result.deviation);
  return result;
}

TEST(Initializer, ConstantsFillEveryElement) {
  EXPECT_EQ(fill("zeros", {2, 2}), std::vector<Real>(4, 0));
  EXPECT_EQ(fill("Ones", {3}), std::vector<Real>(3, 1));
  EXPECT_EQ(fill(initializer("Constant", {{"value", 0.25}}), {3}), std::vector<Real>(3, 0.25));
}

// 100,000 draws: the mean is within 5 deviations of a mean of draws, the deviation within 2 %.
void expectMoments(const json& object, const Shape& shape, double deviation, double bound,
                   double mean = 0) {
  SCOPED_TRACE(object.dump());
  const Moments drawn = moments(fill(object, shape, {.seed = 5}));
  EXPECT_NEAR(drawn.mean, mean, 5 * deviation / std::sqrt(static_cast<double>(shape.size())));
  EXPECT_NEAR(drawn.deviation / deviation, 1, 0.02);
  EXPECT_LE(drawn.largest, bound * (1 + 1e-6));
  EXPECT_GE(drawn.largest, bound * 0.98) << "The tails are missing.";
}

TEST(Initializer, PlainDistributions) {
  const Shape shape{100, 1000};
  expectMoments("RandomUniform", shape, 0.05 / std::sqrt(3.0), 0.05);
  expectMoments(initializer("RandomUniform", {{"minval", 1}, {"maxval", 3}}), shape,
                1 / std::sqrt(3.0), 3, 2);
  // A normal cut at two deviations has the deviation .8796… of the one it was cut from.
  expectMoments("TruncatedNormal", shape, 0.05 * 0.87962566, 0.1);
  const Moments normal =
      moments(fill(initializer("RandomNormal", {{"mean", 2}, {"stddev", 0.5}}), shape));
  EXPECT_NEAR(normal.mean, 2, 0.01);
  EXPECT_NEAR(normal.deviation, 0.5, 0.005);
  EXPECT_GT(normal.largest, 2 + 0.5 * 3.5);
}

TEST(Initializer, FamiliesScaledByFans) {
  const Shape dense{200, 500};  // fan-in 200, fan-out 500
  expectMoments("GlorotUniform", dense, std::sqrt(1 / 350.0), std::sqrt(3 / 350.0));
  expectMoments("HeUniform", dense, std::sqrt(2 / 200.0), std::sqrt(6 / 200.0));
  expectMoments("LecunUniform", dense, std::sqrt(1 / 200.0), std::sqrt(3 / 200.0));
  const double cut = 2 / 0.87962566103423978;
  expectMoments("GlorotNormal", dense, std::sqrt(1 / 350.0), cut * std::sqrt(1 / 350.0));
  expectMoments("HeNormal", dense, std::sqrt(2 / 200.0), cut * std::sqrt(2 / 200.0));
  expectMoments("LecunNormal", dense, std::sqrt(1 / 200.0), cut * std::sqrt(1 / 200.0));
  expectMoments(initializer("VarianceScaling", {{"scale", 3}, {"mode", "fan_out"}}), dense,
                std::sqrt(3 / 500.0), cut * std::sqrt(3 / 500.0));
  const Shape convolution{5, 5, 40, 100};  // fan-in 1000, fan-out 2500
  expectMoments("GlorotUniform", convolution, std::sqrt(1 / 1750.0), std::sqrt(3 / 1750.0));
}

TEST(Initializer, SameKeySameValues) {
  const RandomKey key{.seed = 3, .stream = 4};
  const std::vector<Real> values = fill("GlorotUniform", {7, 9}, key);
  EXPECT_EQ(fill("GlorotUniform", {7, 9}, key), values);
  EXPECT_NE(fill("GlorotUniform", {7, 9}, {.seed = 3, .stream = 5}), values);
  EXPECT_NE(fill("GlorotUniform", {7, 9}, {.seed = 4, .stream = 4}), values);
}

TEST(Initializer, ItsOwnSeedReplacesTheModels) {
  const json seeded = initializer("HeNormal", {{"seed", 11}});
  EXPECT_EQ(fill(seeded, {7, 9}, {.seed = 1}), fill(seeded, {7, 9}, {.seed = 2}));
  EXPECT_EQ(fill(seeded, {7, 9}), fill("HeNormal", {7, 9}, {.seed = 11}));
}

TEST(Initializer, BadArgumentsAreNamed) {
  expectError(ErrorCode::kInvalidArgument, "initializer.bounds maxval=0.05 minval=1",
              [] { fill(initializer("RandomUniform", {{"minval", 1}}), {2}); });
  expectError(ErrorCode::kInvalidArgument,
              R"(argument="mode" class="VarianceScaling" expected=[expected.one-of)",
              [] { fill(initializer("VarianceScaling", {{"mode", "fan"}}), {2}); });
  expectError(ErrorCode::kInvalidArgument, "range=[range.above",
              [] { fill(initializer("VarianceScaling", {{"scale", 0}}), {2}); });
}

}  // namespace
}  // namespace minibatch
