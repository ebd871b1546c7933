#include "parity/comparison.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <vector>

namespace minibatch::golden {

Comparison::Comparison(std::string kind, std::string entry, double tolerance)
    : kind_(std::move(kind)), entry_(std::move(entry)), tolerance_(tolerance) {}

Comparison::~Comparison() {
  EXPECT_GT(cases_, 0) << kind_ << " " << entry_ << " was compared with nothing.";
  std::printf("[ parity   ] %-14s %-30s %3d cases, largest error %.1e (allowed %.0e)\n",
              kind_.c_str(), entry_.c_str(), cases_, largest_, tolerance_);
}

void Comparison::startCase(const nlohmann::json& json) {
  case_ = json.at("name").get<std::string>();
  ++cases_;
}

void Comparison::expectClose(std::string_view what, std::span<const double> actual,
                             std::span<const double> expected) {
  ASSERT_EQ(actual.size(), expected.size()) << entry_ << ", case \"" << case_ << "\": " << what;
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
  if (!(error <= largest_)) largest_ = error;
  EXPECT_TRUE(error <= tolerance_)
      << entry_ << ", case \"" << case_ << "\": " << what << " differs by " << error
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
