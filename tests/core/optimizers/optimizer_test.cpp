#include "optimizers/optimizer.h"

#include <gtest/gtest.h>

#include <cmath>
#include <nlohmann/json.hpp>
#include <vector>

#include "catalog.h"
#include "core/data/expect_error.h"
#include "optimizers/powers.h"

namespace minibatch {
namespace {

using nlohmann::json;

std::unique_ptr<Optimizer> makeOptimizer(const char* name, const json& config = json::object()) {
  return catalog().make<Optimizer>({{"class_name", name}, {"config", config}}, "compile");
}

TEST(Optimizer, Defaults) {
  const auto sgd = catalog().make<Optimizer>("sgd", "test");
  EXPECT_EQ(sgd->learningRate(), 0.01);
  EXPECT_EQ(sgd->slots(), 0);
  EXPECT_EQ(makeOptimizer("SGD", {{"momentum", 0.9}})->slots(), 1);
  const auto adam = catalog().make<Optimizer>("adam", "test");
  EXPECT_EQ(adam->learningRate(), 0.001);
  EXPECT_EQ(adam->slots(), 2);
}

// Whatever the gradient's size, Adam's first step is the learning rate.
TEST(Optimizer, FirstStepOfAdamIsTheLearningRate) {
  const auto adam = makeOptimizer("Adam", {{"epsilon", 0}});
  std::vector<Real> weights{1, 1, 1}, gradients{1e-3, -5, 2e4}, m(3), v(3);
  const std::vector<Real*> slots{m.data(), v.data()};
  adam->update({3, weights.data(), gradients.data(), slots, 0.25, 1});
  // Keras computes 1 - beta_2^t in float32, 7e-6 beside the true value.
  EXPECT_NEAR(weights[0], 0.75, 4e-6);
  EXPECT_NEAR(weights[1], 1.25, 4e-6);
  EXPECT_NEAR(weights[2], 0.75, 4e-6);
}

// The weights that Keras 3.15.1 gives from 0 with these gradients, in float32, bit for bit; in
// double they differ by its rounding.
TEST(Optimizer, RoundsAsKerasDoes) {
  const double tolerance = sizeof(Real) == sizeof(float) ? 0 : 1e-7;
  const std::vector<Real> gradients = {1.0, 0.5, -0.25, 2.0};
  const std::pair<const char*, std::vector<double>> cases[] = {
      {"Adam",
       {-0.000999990152195096, -0.0019321577856317163, -0.002495815511792898,
        -0.003229496069252491}},
      {"Adamax",
       {-0.0009999996982514858, -0.0017375790048390627, -0.0021110191009938717,
        -0.002533961785957217}},
      {"Nadam",
       {-0.001062787720002234, -0.0015843675937503576, -0.0014558499678969383,
        -0.002483679912984371}}};
  for (const auto& [name, expected] : cases) {
    const auto optimizer = makeOptimizer(name);
    Real weight = 0, m = 0, v = 0;
    const std::vector<Real*> slots{&m, &v};
    for (std::size_t i = 0; i < gradients.size(); ++i) {
      optimizer->update(
          {1, &weight, &gradients[i], slots, 0.001, static_cast<std::int64_t>(i + 1)});
      EXPECT_NEAR(weight, static_cast<Real>(expected[i]), tolerance) << name << ", step " << i + 1;
    }
  }
}

TEST(Optimizer, UsesTheRateOfTheStep) {
  const auto sgd = makeOptimizer("SGD", {{"learning_rate", 0.5}});
  std::vector<Real> weights{1}, gradients{1};
  sgd->update({1, weights.data(), gradients.data(), {}, 0.25, 1});
  EXPECT_EQ(weights[0], Real(0.75));
}

// As keras.optimizers.Adam().get_config() writes it.
TEST(Optimizer, TakesKerasConfigs) {
  json config = json::parse(R"({"name": "adam", "learning_rate": 0.0010000000474974513,
    "weight_decay": null, "clipnorm": null, "global_clipnorm": null, "clipvalue": null,
    "use_ema": false, "ema_momentum": 0.99, "ema_overwrite_frequency": null,
    "loss_scale_factor": null, "gradient_accumulation_steps": null, "beta_1": 0.9,
    "beta_2": 0.999, "epsilon": 1e-07, "amsgrad": false})");
  EXPECT_NO_THROW(makeOptimizer("Adam", config));
  json with_amsgrad = config;
  with_amsgrad["amsgrad"] = true;
  EXPECT_EQ(makeOptimizer("Adam", with_amsgrad)->slots(), 3);
  json scaled = config;
  scaled["loss_scale_factor"] = 8.0;
  expectError(ErrorCode::kInvalidArgument, R"(argument.unsupported argument="loss_scale_factor")",
              [&] { makeOptimizer("Adam", scaled); });
}

TEST(Optimizer, ArgumentsOutOfRangeAreNamed) {
  expectError(
      ErrorCode::kInvalidArgument,
      R"(argument="momentum" class="SGD" expected=[number.in-range number=[number.any] range=[range.at-least.at-most maximum=1 minimum=0])",
      [] { makeOptimizer("SGD", {{"momentum", -0.1}}); });
  expectError(ErrorCode::kInvalidArgument, R"(received="-1")",
              [] { makeOptimizer("SGD", {{"learning_rate", -1}}); });
  expectError(ErrorCode::kInvalidArgument, "range=[range.at-least.below below=1 minimum=0]",
              [] { makeOptimizer("Adam", {{"beta_2", 1}}); });
}

TEST(Optimizer, TakesOneWayOfClippingOnly) {
  for (const char* name : {"clipnorm", "clipvalue", "global_clipnorm"}) {
    EXPECT_NO_THROW(makeOptimizer("SGD", {{name, 1}})) << name;
  }
  expectError(ErrorCode::kInvalidArgument,
              R"(optimizer.clipping class="SGD" received="clipnorm 1, global_clipnorm 0.5")",
              [] { makeOptimizer("SGD", {{"global_clipnorm", 0.5}, {"clipnorm", 1}}); });
}

TEST(Optimizer, AdamWNeedsItsWeightDecay) {
  EXPECT_EQ(makeOptimizer("AdamW")->common().weight_decay, 0.004);
  EXPECT_EQ(makeOptimizer("Adam")->common().weight_decay, 0);
  expectError(ErrorCode::kInvalidArgument, R"(argument="weight_decay" class="AdamW")",
              [] { makeOptimizer("AdamW", {{"weight_decay", nullptr}}); });
}

TEST(IntegerPower, IsThePower) {
  EXPECT_EQ(integerPower(3, 0), 1);
  EXPECT_EQ(integerPower(3, 13), 1594323);
  EXPECT_NEAR(integerPower(0.999, 100000) / std::pow(0.999, 100000), 1, 1e-10);
  EXPECT_EQ(integerPower(0.9, std::int64_t{1} << 40), 0);
}

}  // namespace
}  // namespace minibatch
