#include "losses/loss.h"

#include <gtest/gtest.h>

#include <cmath>
#include <nlohmann/json.hpp>
#include <vector>

#include "catalog.h"
#include "core/data/expect_error.h"

namespace minibatch {
namespace {

using nlohmann::json;

std::unique_ptr<Loss> makeLoss(const char* name, const json& config = json::object()) {
  return catalog().make<Loss>({{"class_name", name}, {"config", config}}, "compile");
}

// The values of a batch of rows (rows, outputs).
std::vector<Real> evaluate(const Loss& loss, Index rows, std::vector<Real> target,
                           std::vector<Real> prediction) {
  const std::vector<Real> weights(static_cast<std::size_t>(rows), 1);
  std::vector<Real> values(weights.size()), gradient(prediction.size());
  const auto columns = [&](const std::vector<Real>& of) {
    return static_cast<Index>(of.size()) / rows;
  };
  loss.evaluate({{prediction.data(), {rows, columns(prediction)}},
                 {},
                 {target.data(), {rows, columns(target)}}},
                weights.data(), values.data(), gradient.data());
  return values;
}

void checkTargets(const char* name, std::vector<Real> target, const Shape& shape,
                  const Shape& prediction, Index first_row = 0) {
  makeLoss(name)->checkTargets({target.data(), shape}, prediction, first_row);
}

TEST(Loss, KnownValues) {
  EXPECT_EQ(evaluate(*makeLoss("MeanSquaredError"), 2, {1, 2, 3, 4}, {1, 4, 0, 4}),
            (std::vector<Real>{2, 4.5}));
  EXPECT_EQ(evaluate(*makeLoss("MeanAbsoluteError"), 2, {1, 2, 3, 4}, {1, 4, 0, 4}),
            (std::vector<Real>{1, 1.5}));
  const Real log2 = std::log(Real(2));
  EXPECT_NEAR(evaluate(*makeLoss("BinaryCrossentropy"), 1, {1}, {0.5})[0], log2, 1e-6);
  EXPECT_NEAR(evaluate(*makeLoss("SparseCategoricalCrossentropy"), 1, {1}, {0.5, 0.5})[0], log2,
              1e-6);
  EXPECT_NEAR(evaluate(*makeLoss("CategoricalCrossentropy"), 1, {0, 1}, {0.5, 0.5})[0], log2, 1e-6);
}

TEST(Loss, FarLogitsGiveFiniteLosses) {
  const json from_logits{{"from_logits", true}};
  EXPECT_EQ(evaluate(*makeLoss("BinaryCrossentropy", from_logits), 2, {0, 1}, {1000, -1000}),
            (std::vector<Real>{1000, 1000}));
  EXPECT_EQ(
      evaluate(*makeLoss("SparseCategoricalCrossentropy", from_logits), 1, {0}, {-1000, 1000}),
      (std::vector<Real>{2000}));
}

// The loss of a sure and right answer is small, but not rounded to nothing.
TEST(Loss, SureLogitsKeepTheirSmallLoss) {
  const Real loss =
      evaluate(*makeLoss("BinaryCrossentropy", {{"from_logits", true}}), 1, {1}, {20})[0];
  EXPECT_NEAR(loss / std::exp(Real(-20)), 1, 1e-5);
}

TEST(Loss, NotANumberReachesTheValue) {
  const Real nan = std::nanf("");
  for (const bool from_logits : {false, true}) {
    const json config{{"from_logits", from_logits}};
    EXPECT_TRUE(std::isnan(evaluate(*makeLoss("BinaryCrossentropy", config), 1, {1}, {nan})[0]));
    EXPECT_TRUE(std::isnan(
        evaluate(*makeLoss("CategoricalCrossentropy", config), 1, {0, 1}, {0.5, nan})[0]));
    EXPECT_TRUE(std::isnan(
        evaluate(*makeLoss("SparseCategoricalCrossentropy", config), 1, {0}, {0.5, nan})[0]));
  }
  EXPECT_TRUE(std::isnan(evaluate(*makeLoss("MeanSquaredError"), 1, {0}, {nan})[0]));
  EXPECT_TRUE(std::isnan(evaluate(*makeLoss("MeanAbsoluteError"), 1, {0}, {nan})[0]));
}

TEST(Loss, UncheckedClassOutsideTheRowReadsNothingAndIsNoNumber) {
  for (const Real label : {Real(-1), Real(2), Real(1e9), std::nanf("")}) {
    EXPECT_TRUE(std::isnan(
        evaluate(*makeLoss("SparseCategoricalCrossentropy"), 1, {label}, {0.5, 0.5})[0]));
  }
}

TEST(Loss, TargetShapes) {
  EXPECT_EQ(makeLoss("MeanSquaredError")->targetShape({3, 4}), Shape({3, 4}));
  EXPECT_EQ(makeLoss("CategoricalCrossentropy")->targetShape({10}), Shape({10}));
  EXPECT_EQ(makeLoss("SparseCategoricalCrossentropy")->targetShape({10}), Shape({}));
  EXPECT_EQ(makeLoss("SparseCategoricalCrossentropy")->targetShape({6, 10}), Shape({6}));
  expectError(ErrorCode::kShapeMismatch,
              R"x(loss.several-classes loss="SparseCategoricalCrossentropy" shape="(None, 1)")x",
              [] { makeLoss("SparseCategoricalCrossentropy")->targetShape({1}); });
}

TEST(Loss, BadTargetsAreNamed) {
  expectError(ErrorCode::kInvalidData,
              "loss.target expected=[expected.class classes=10 last=9] "
              "loss=\"SparseCategoricalCrossentropy\" received=10 row=101",
              [] { checkTargets("SparseCategoricalCrossentropy", {9, 10}, {2}, {10}, 100); });
  expectError(ErrorCode::kInvalidData, "received=0.5 row=0",
              [] { checkTargets("SparseCategoricalCrossentropy", {0.5}, {1}, {10}); });
  expectError(ErrorCode::kInvalidData,
              R"(expected=[expected.probability] loss="BinaryCrossentropy" received=2)",
              [] { checkTargets("BinaryCrossentropy", {0, 1, 2}, {3, 1}, {1}); });
  expectError(ErrorCode::kInvalidData, "row=1",
              [] { checkTargets("CategoricalCrossentropy", {0, 1, -1, 0}, {2, 2}, {2}); });
  expectError(ErrorCode::kInvalidData,
              R"(expected=[expected.finite] loss="MeanSquaredError" received="NaN")",
              [] { checkTargets("MeanSquaredError", {std::nanf("")}, {1, 1}, {1}); });
}

TEST(Loss, OtherReductionsAndAxesAreRefused) {
  expectError(ErrorCode::kInvalidArgument, R"(argument="reduction")",
              [] { makeLoss("MeanSquaredError", {{"reduction", "none"}}); });
  expectError(ErrorCode::kInvalidArgument, R"(argument="axis")",
              [] { makeLoss("CategoricalCrossentropy", {{"axis", 1}}); });
  EXPECT_NO_THROW(makeLoss("SparseCategoricalCrossentropy", {{"ignore_class", nullptr}}));
}

}  // namespace
}  // namespace minibatch
