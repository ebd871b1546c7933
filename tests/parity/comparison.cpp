#include "parity/comparison.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "catalog.h"

namespace minibatch::golden {

Comparison::Comparison(std::string_view kind, std::string_view entry, double tolerance,
                       std::string_view compared)
    : row_{.kind = std::string(kind),
           .entry = std::string(entry),
           .tolerance = tolerance,
           .compared = std::string(compared)} {
  for (const Entry* known : catalog().entries()) {
    if (kindName(known->kind) != kind) continue;
    const Entry* named = catalog().find(known->kind, entry);
    if (named) row_.entry = named->class_name;
    break;
  }
}

Comparison::~Comparison() {
  EXPECT_GT(row_.cases, 0) << row_.kind << " " << row_.entry << " was compared with nothing.";
  addToReport(row_);
}

void Comparison::startCase(const nlohmann::json& json) {
  case_ = json.at("name").get<std::string>();
  ++row_.cases;
}

void Comparison::expectClose(std::string_view what, std::span<const double> actual,
                             std::span<const double> expected) {
  ASSERT_EQ(actual.size(), expected.size()) << row_.entry << ", case \"" << case_ << "\": " << what;
  double scale = 0, error = 0;
  std::size_t worst = 0;
  for (std::size_t i = 0; i < actual.size(); ++i) {
    if (std::isnan(expected[i]) && std::isnan(actual[i])) continue;
    scale = std::max(scale, std::abs(expected[i]));
    const double difference = std::abs(actual[i] - expected[i]);
    if (difference <= error) continue;  // false for NaN too
    error = difference;
    worst = i;
    if (std::isnan(difference)) break;
  }
  if (scale > 0) error /= scale;
  if (!(error <= row_.error)) row_.error = error;
  EXPECT_TRUE(error <= row_.tolerance)
      << row_.entry << ", case \"" << case_ << "\": " << what << " differs by " << error
      << " of the largest value; element " << worst << " is " << actual[worst] << " instead of "
      << expected[worst] << ".";
}

void Comparison::expectClose(std::string_view what, std::span<const Real> actual,
                             const Array& expected) {
  expectClose(what, std::vector<double>(actual.begin(), actual.end()),
              std::vector<double>(expected.values.begin(), expected.values.end()));
}

void Comparison::expectClose(std::string_view what, double actual, double expected) {
  expectClose(what, std::span<const double>(&actual, 1), std::span<const double>(&expected, 1));
}

}  // namespace minibatch::golden
