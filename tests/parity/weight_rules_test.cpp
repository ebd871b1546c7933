#include <gtest/gtest.h>

#include <map>

#include "catalog.h"
#include "constraints/constraint.h"
#include "parity/comparison.h"
#include "regularizers/regularizer.h"

namespace minibatch {
namespace {

using golden::Comparison;

// One comparison for each entry, whether a case names it by its class or otherwise.
Comparison& comparisonOf(std::map<std::string, Comparison>& all, Kind kind,
                         const nlohmann::json& item) {
  const std::string name(
      catalog().require(kind, item["class_name"].get<std::string>(), "test").class_name);
  Comparison& comparison = all.try_emplace(name, std::string(kindName(kind)), name).first->second;
  comparison.startCase(item);
  return comparison;
}

TEST(RegularizerParity, PenaltyAndGradient) {
  std::map<std::string, Comparison> comparisons;
  for (const nlohmann::json& item : golden::cases("regularizers")) {
    Comparison& comparison = comparisonOf(comparisons, Kind::kRegularizer, item);
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
  std::map<std::string, Comparison> comparisons;
  for (const nlohmann::json& item : golden::cases("constraints")) {
    Comparison& comparison = comparisonOf(comparisons, Kind::kConstraint, item);
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
