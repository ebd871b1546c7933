#include "activations/activation.h"

#include <gtest/gtest.h>

#include <cmath>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "catalog.h"
#include "core/data/expect_error.h"

namespace minibatch {
namespace {

std::vector<Real> apply(const std::string& name, std::vector<Real> x) {
  std::vector<Real> y(x.size());
  const Shape shape{1, static_cast<Index>(x.size())};
  catalog().make<Activation>(name, "test")->forward({x.data(), shape}, {y.data(), shape});
  return y;
}

std::vector<std::string> names() {
  std::vector<std::string> all;
  for (const Entry* entry : catalog().entries()) {
    if (entry->kind == Kind::kActivation) all.emplace_back(entry->class_name);
  }
  return all;
}

TEST(Activation, KnownValues) {
  EXPECT_EQ(apply("linear", {-2, 0, 3}), (std::vector<Real>{-2, 0, 3}));
  EXPECT_EQ(apply("relu", {-2, 0, 3}), (std::vector<Real>{0, 0, 3}));
  EXPECT_EQ(apply("leaky_relu", {-2, 0, 3}), (std::vector<Real>{-2 * Real(0.2), 0, 3}));
  EXPECT_EQ(apply("sigmoid", {0}), (std::vector<Real>{0.5}));
  EXPECT_EQ(apply("tanh", {0}), (std::vector<Real>{0}));
  EXPECT_EQ(apply("softmax", {7, 7, 7, 7}), (std::vector<Real>{0.25, 0.25, 0.25, 0.25}));
}

TEST(Activation, FarInputsSaturate) {
  EXPECT_EQ(apply("sigmoid", {1000, -1000}), (std::vector<Real>{1, 0}));
  EXPECT_EQ(apply("tanh", {1000, -1000}), (std::vector<Real>{1, -1}));
  EXPECT_EQ(apply("softmax", {1000, 0, -1000}), (std::vector<Real>{1, 0, 0}));
}

// Keras 2's function has the slope 0.2, Keras 3's 1/6.
TEST(Activation, HardSigmoidsDiffer) {
  EXPECT_EQ(apply("hard_sigmoid", {-3, 0, 3}), (std::vector<Real>{0, 0.5, 1}));
  EXPECT_EQ(apply("hard_sigmoid_keras2", {-2.5, 0, 1, 2.5}),
            (std::vector<Real>{0, 0.5, Real(0.2) + Real(0.5), 1}));
}

TEST(Activation, SparsemaxIsAProbability) {
  EXPECT_EQ(apply("sparsemax", {0, 0.5, 1}), (std::vector<Real>{0, 0.25, 0.75}));
  EXPECT_EQ(apply("sparsemax", {9, 0, -1e30f}), (std::vector<Real>{1, 0, 0}));
  EXPECT_EQ(apply("sparsemax", {2, 2, 2, 2}), (std::vector<Real>{0.25, 0.25, 0.25, 0.25}));
}

// A wrong number must reach the loss, where training stops.
TEST(Activation, NotANumberStays) {
  for (const std::string& name : names()) {
    EXPECT_TRUE(std::isnan(apply(name, {1, std::nanf("")})[1])) << name;
  }
}

TEST(Activation, BackwardWorksInPlace) {
  for (const std::string& name : names()) {
    const auto activation = catalog().make<Activation>(name, "test");
    std::vector<Real> x{-1.5, 0.25, 2}, y(3), dy{1, -2, 3}, dx(3);
    const Shape shape{1, 3};
    activation->forward({x.data(), shape}, {y.data(), shape});
    activation->backward({x.data(), shape}, {y.data(), shape}, {dy.data(), shape},
                         {dx.data(), shape});
    activation->backward({x.data(), shape}, {y.data(), shape}, {dy.data(), shape},
                         {dy.data(), shape});
    EXPECT_EQ(dy, dx) << name;
  }
}

TEST(Activation, UnknownNameIsRefusedWithTheKnownOnes) {
  expectError(ErrorCode::kUnknownName, R"(name="rellu" where="dense")",
              [] { catalog().make<Activation>("rellu", "dense"); });
}

}  // namespace
}  // namespace minibatch
