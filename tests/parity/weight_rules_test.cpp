#include <gtest/gtest.h>

#include "catalog.h"
#include "constraints/constraint.h"
#include "parity/comparison.h"
#include "regularizers/regularizer.h"

namespace minibatch {
namespace {

TEST(RegularizerParity, PenaltyAndGradient) {
  for (const nlohmann::json& item : golden::cases("regularizers")) {
    golden::Comparison comparison("regularizer", item["class_name"].get<std::string>());
    comparison.startCase(item);
    const auto regularizer = catalog().make<Regularizer>(item["object"], "test");
    const golden::Array weight = golden::array(item["weight"]);
    const auto size = static_cast<Index>(weight.values.size());
    comparison.expectClose("penalty", regularizer->penalty(size, weight.values.data()),
                           item["penalty"].get<double>());
    // It is added to what is there.
    std::vector<Real> gradient(weight.values.size(), Real(0.25));
    regularizer->addGradient(size, weight.values.data(), gradient.data());
    golden::Array expected = golden::array(item["gradient"]);
    for (Real& value : expected.values) value += Real(0.25);
    comparison.expectClose("gradient", gradient, expected);
  }
}

TEST(ConstraintParity, WeightsAfter) {
  for (const nlohmann::json& item : golden::cases("constraints")) {
    golden::Comparison comparison("constraint", item["class_name"].get<std::string>());
    comparison.startCase(item);
    const auto constraint = catalog().make<Constraint>(item["object"], "test");
    golden::Array weight = golden::array(item["weight"]);
    constraint->check(weight.shape);
    std::vector<Real> scratch(static_cast<std::size_t>(constraint->scratch(weight.shape)),
                              std::numeric_limits<Real>::quiet_NaN());
    constraint->apply(weight.tensor(), scratch.data());
    comparison.expectClose("weight", weight.values, golden::array(item["after"]));
  }
}

}  // namespace
}  // namespace minibatch
