#include <gtest/gtest.h>

#include <map>

#include "baselines/baseline_jobs.h"
#include "catalog.h"
#include "parity/comparison.h"

namespace minibatch {
namespace {

using golden::Comparison;
using nlohmann::json;

struct Parts {
  Dataset train, test;
};

Dataset part(const json& item, int wanted) {
  const golden::Array x = golden::array(item["x"]), y = golden::array(item["y"]);
  const std::vector<int> is_test = item["test"];
  const auto width = static_cast<Index>(y.values.size() / is_test.size());
  const Index features = x.shape.back();
  std::vector<float> rows, targets;
  for (std::size_t row = 0; row < is_test.size(); ++row) {
    if (is_test[row] != wanted) continue;
    const auto from = x.values.begin() + static_cast<std::ptrdiff_t>(row) * features;
    rows.insert(rows.end(), from, from + features);
    const auto target = y.values.begin() + static_cast<std::ptrdiff_t>(row) * width;
    targets.insert(targets.end(), target, target + width);
  }
  return Dataset::fromFloats(std::move(rows), Shape{features})
      .withTargets(std::move(targets), width == 1 ? Shape{} : Shape{width}, item["classes"]);
}

std::map<std::string, Parts> tables() {
  std::map<std::string, Parts> all;
  for (const json& item : golden::cases("baselines_data")) {
    all.emplace(item["name"], Parts{part(item, 0), part(item, 1)});
  }
  return all;
}

TEST(BaselinesParity, PredictionsForRowsThatWereNotSeen) {
  const std::map<std::string, Parts> data = tables();
  std::map<std::string, Comparison> comparisons;
  for (const json& item : golden::cases("baselines")) {
    const std::string name = item["class_name"];
    if (!catalog().find(Baseline::kKind, name)) continue;
    Comparison& comparison =
        comparisons.try_emplace(name, "baseline", name, 1e-9, "predictions").first->second;
    comparison.startCase(item);
    SCOPED_TRACE(item["data"].get<std::string>() + " " + item["config"].dump());
    const Parts& parts = data.at(item["data"]);
    BaselineFitJob job(catalog(), golden::object(item), parts.train);
    while (!job.step(1e9)) {
    }
    const FittedBaseline fitted = job.take();
    std::vector<double> predicted, out(static_cast<std::size_t>(fitted.outputs()));
    std::vector<Real> x(static_cast<std::size_t>(fitted.features));
    for (Index row = 0; row < parts.test.rows(); ++row) {
      parts.test.gatherInput(0, {row, 1}, x.data());
      fitted.predict(x.data(), out);
      predicted.insert(predicted.end(), out.begin(), out.end());
    }
    comparison.expectClose("predicted", predicted, golden::numbers(item["predicted"]));
  }
}

}  // namespace
}  // namespace minibatch
