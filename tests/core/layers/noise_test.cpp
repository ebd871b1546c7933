// Layers whose randomness Keras cannot be compared with: what they must do all the same.
#include <gtest/gtest.h>

#include <cmath>
#include <nlohmann/json.hpp>
#include <vector>

#include "base/error.h"
#include "catalog.h"
#include "layers/layer.h"

namespace minibatch {
namespace {

using nlohmann::json;

std::vector<Real> run(const json& object, const Shape& shape, bool training, std::uint64_t seed,
                      Real value) {
  const auto layer = catalog().make<Layer>(object, "here");
  const Shape sample = shape.sample();
  layer->build({&sample, 1});
  std::vector<Real> x(static_cast<std::size_t>(shape.size()), value), y(x.size());
  std::vector<Real> scratch(
      static_cast<std::size_t>(layer->memoryRequirements({&shape, 1}, shape).scratch));
  const ConstTensor input(x.data(), shape);
  ForwardPass pass;
  pass.inputs = {&input, 1};
  pass.output = Tensor(y.data(), shape);
  pass.scratch = scratch.data();
  pass.training = training;
  pass.random = {.seed = seed, .stream = 2, .step = 3};
  layer->forward(pass);
  return y;
}

json spatialDropout(double rate, const json& seed = nullptr) {
  return {{"class_name", "SpatialDropout2D"}, {"config", {{"rate", rate}, {"seed", seed}}}};
}

json gaussianNoise(double stddev, const json& seed = nullptr) {
  return {{"class_name", "GaussianNoise"}, {"config", {{"stddev", stddev}, {"seed", seed}}}};
}

TEST(SpatialDropout2D, DropsWholeChannelsAndScalesTheOthers) {
  const Shape shape{50, 3, 2, 20};
  const std::vector<Real> y = run(spatialDropout(0.3), shape, true, 1, 2);
  int kept = 0;
  for (Index image = 0; image < 50; ++image) {
    for (Index c = 0; c < 20; ++c) {
      const Real first = y[static_cast<std::size_t>(image * 6 * 20 + c)];
      EXPECT_TRUE(first == 0 || std::abs(first - 2 / Real(0.7)) < 1e-5) << first;
      kept += first != 0;
      for (Index pixel = 1; pixel < 6; ++pixel) {
        EXPECT_EQ(y[static_cast<std::size_t>((image * 6 + pixel) * 20 + c)], first);
      }
    }
  }
  // 1000 draws: 700 kept on average, with a deviation of 14.5.
  EXPECT_NEAR(kept, 700, 60);
}

TEST(SpatialDropout2D, RateOneDropsAll) {
  for (Real value : run(spatialDropout(1), {2, 3, 2, 4}, true, 1, 2)) EXPECT_EQ(value, 0);
}

TEST(GaussianNoise, HasTheDeviationThatIsAskedFor) {
  const Shape shape{100, 200};
  const std::vector<Real> y = run(gaussianNoise(0.5), shape, true, 1, 3);
  double sum = 0, squares = 0;
  for (Real value : y) {
    sum += value - 3;
    squares += (value - 3.0) * (value - 3.0);
  }
  EXPECT_NEAR(sum / 20000, 0, 0.02);
  EXPECT_NEAR(std::sqrt(squares / 20000), 0.5, 0.02);
}

TEST(Noise, DependsOnTheSeedAndNotAtAllOnTheModelsWhenItHasItsOwn) {
  const Shape shape{4, 2, 2, 8};
  for (const auto& make : {spatialDropout, gaussianNoise}) {
    EXPECT_EQ(run(make(0.5, nullptr), shape, true, 1, 1),
              run(make(0.5, nullptr), shape, true, 1, 1));
    EXPECT_NE(run(make(0.5, nullptr), shape, true, 1, 1),
              run(make(0.5, nullptr), shape, true, 2, 1));
    EXPECT_EQ(run(make(0.5, 7), shape, true, 1, 1), run(make(0.5, 7), shape, true, 2, 1));
    EXPECT_EQ(run(make(0.5, nullptr), shape, false, 1, 1),
              std::vector<Real>(static_cast<std::size_t>(shape.size()), 1));
  }
}

json dropping(const char* class_name, double rate) {
  return {{"class_name", class_name}, {"config", {{"rate", rate}}}};
}

TEST(SpatialDropout, OfSequencesAndVolumesDropsWholeChannels) {
  for (const auto& [class_name, shape] : {std::pair{"SpatialDropout1D", Shape{50, 6, 20}},
                                          std::pair{"SpatialDropout3D", Shape{50, 2, 3, 1, 20}}}) {
    const std::vector<Real> y = run(dropping(class_name, 0.3), shape, true, 1, 2);
    // The same draws as for images of six pixels.
    EXPECT_EQ(y, run(spatialDropout(0.3), {50, 3, 2, 20}, true, 1, 2)) << class_name;
  }
}

double meanOf(const std::vector<Real>& values, double power, double center) {
  double sum = 0;
  for (Real value : values) sum += std::pow(static_cast<double>(value) - center, power);
  return sum / static_cast<double>(values.size());
}

TEST(GaussianDropout, MultipliesByNoiseOfTheRatesVariance) {
  const Shape shape{200, 50};
  const std::vector<Real> y = run(dropping("GaussianDropout", 0.2), shape, true, 1, 2);
  EXPECT_NEAR(meanOf(y, 1, 0), 2, 0.04);
  EXPECT_NEAR(meanOf(y, 2, 2), 4 * 0.2 / 0.8, 0.06);
  EXPECT_EQ(run(dropping("GaussianDropout", 0.2), shape, false, 1, 2),
            std::vector<Real>(10000, Real(2)));
}

// Keras: a (x or -alpha scale) + b with a = ((1 - rate)(1 + rate (alpha scale)²))^(-1/2).
TEST(AlphaDropout, GivesTheTwoValuesOfItsFormula) {
  const std::vector<Real> y = run(dropping("AlphaDropout", 0.3), {200, 50}, true, 1, 0.5);
  const double saturation = -1.7580993408473766, rate = 0.3;
  const double a = 1 / std::sqrt((1 - rate) * (1 + rate * saturation * saturation));
  const double b = -a * saturation * rate;
  int dropped = 0;
  for (Real value : y) {
    const bool is_dropped = value < 0;
    EXPECT_NEAR(value, is_dropped ? a * saturation + b : a * 0.5 + b, 1e-5);
    dropped += is_dropped;
  }
  EXPECT_NEAR(dropped, 3000, 200);
}

TEST(AlphaDropout, DrawsOnceForTheAxesThatItsNoiseShapeTakesTogether) {
  json object = dropping("AlphaDropout", 0.4);
  object["config"]["noise_shape"] = {nullptr, 1, 6};
  const Shape shape{30, 4, 6};
  const std::vector<Real> y = run(object, shape, true, 1, 0.5);
  int dropped = 0;
  for (Index n = 0; n < 30; ++n) {
    for (Index c = 0; c < 6; ++c) {
      const Real first = y[static_cast<std::size_t>(n * 24 + c)];
      dropped += first < 0;
      for (Index t = 1; t < 4; ++t) {
        ASSERT_EQ(y[static_cast<std::size_t>(n * 24 + t * 6 + c)], first);
      }
    }
  }
  EXPECT_NEAR(dropped, 72, 20);
}

TEST(NoiseShape, MustFitTheInput) {
  const auto build = [](const json& noise_shape) {
    const auto layer = catalog().make<Layer>(
        json{{"class_name", "Dropout"}, {"config", {{"rate", 0.5}, {"noise_shape", noise_shape}}}},
        "here");
    const Shape sample{4, 6};
    layer->build({&sample, 1});
  };
  build({nullptr, 1, 6});
  for (const json& wrong : std::vector<json>{{nullptr, 1}, {nullptr, 2, 6}, {32, 1, 6}}) {
    EXPECT_THROW(build(wrong), Error) << wrong;
  }
  EXPECT_THROW(build({nullptr, 0, 6}), Error);
}

}  // namespace
}  // namespace minibatch
