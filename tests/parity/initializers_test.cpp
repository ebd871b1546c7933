#include "initializers/initializer.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "catalog.h"
#include "parity/comparison.h"

namespace minibatch {
namespace {

using nlohmann::json;

TEST(InitializerParity, Fans) {
  for (const json& item : golden::cases("fans")) {
    const Fans fans = computeFans(golden::shape(item["shape"]));
    EXPECT_EQ(fans.in, item["fans"][0].get<double>()) << item["name"];
    EXPECT_EQ(fans.out, item["fans"][1].get<double>()) << item["name"];
  }
}

std::vector<Real> draw(const json& item) {
  const Shape shape = golden::shape(item["shape"]);
  std::vector<Real> values(static_cast<std::size_t>(shape.size()));
  json config = item["config"];
  if (config.contains("seed")) config["seed"] = nullptr;
  catalog()
      .make<Initializer>(json{{"class_name", item["class_name"]}, {"config", config}}, "test")
      ->fill({values.data(), shape}, {.seed = 21});
  return values;
}

// The value below which this part of all sorted values lies, between two of them as NumPy does.
double quantile(const std::vector<Real>& values, double probability) {
  const double place = probability * static_cast<double>(values.size() - 1);
  const Real* below = values.data() + static_cast<Index>(place);
  return static_cast<double>(*below + (below[1] - *below) * static_cast<Real>(std::fmod(place, 1)));
}

// The random ones of both sides draw from generators of their own. With 120,000 and more values the
// quantiles of two samples differ by 0.7 % of the largest at most (four standard deviations).
TEST(InitializerParity, ValuesOrTheirDistribution) {
  std::map<std::string, golden::Comparison> comparisons;
  for (const json& item : golden::cases("initializers")) {
    const std::string name = item["class_name"];
    const bool is_constant = item.contains("values");
    golden::Comparison& comparison =
        comparisons
            .try_emplace(name, "initializer", name, is_constant ? 0 : 0.02,
                         is_constant ? "values" : "distribution")
            .first->second;
    comparison.startCase(item);
    std::vector<Real> values = draw(item);
    if (is_constant) {
      comparison.expectClose("values", values, golden::array(item["values"]));
      continue;
    }
    std::sort(values.data(), values.data() + values.size());
    std::vector<double> quantiles;
    for (const json& probability : item["probabilities"]) {
      quantiles.push_back(quantile(values, probability));
    }
    comparison.expectClose("quantiles", quantiles, golden::numbers(item["quantiles"]));
    if (item["largest"].is_null()) continue;
    comparison.expectClose("largest", static_cast<double>(std::max(-values.front(), values.back())),
                           item["largest"].get<double>());
  }
}

// A weight W as a matrix of its last axis: W^T W, or W W^T where it is wider than high, is gain^2
// I.
TEST(InitializerParity, OrthogonalRowsOrColumns) {
  for (const json& item : golden::cases("initializers")) {
    if (item["class_name"] != "Orthogonal") continue;
    const std::vector<Real> values = draw(item);
    const Index columns = golden::shape(item["shape"]).back();
    const Index rows = static_cast<Index>(values.size()) / columns;
    const bool tall = rows >= columns;
    const Index count = tall ? columns : rows, length = tall ? rows : columns;
    const Index next = tall ? columns : 1, vector = tall ? 1 : columns;
    const double gain = item["config"]["gain"];
    for (Index a = 0; a < count; a += 37) {
      for (Index b = 0; b <= a; ++b) {
        double dot = 0;
        for (Index i = 0; i < length; ++i) {
          dot += static_cast<double>(values[a * vector + i * next]) *
                 static_cast<double>(values[b * vector + i * next]);
        }
        EXPECT_NEAR(dot, a == b ? gain * gain : 0, 1e-5) << item["name"] << " " << a << ", " << b;
      }
    }
  }
}

}  // namespace
}  // namespace minibatch
