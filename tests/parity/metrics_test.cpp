#include "metrics/metric.h"

#include <gtest/gtest.h>

#include <map>

#include "catalog.h"
#include "parity/comparison.h"

namespace minibatch {
namespace {

// Rows [start, end) of an array.
ConstTensor rows(const golden::Array& array, Index start, Index end) {
  Shape shape = array.shape;
  shape[0] = end - start;
  return {array.values.data() + start * array.shape.sample().size(), shape};
}

TEST(MetricParity, RunningResults) {
  std::map<std::string, golden::Comparison> comparisons;
  for (const nlohmann::json& item : golden::cases("metrics")) {
    const std::string class_name = item["class_name"];
    golden::Comparison& comparison =
        comparisons.try_emplace(class_name, "metric", class_name).first->second;
    comparison.startCase(item);
    const auto metric = catalog().make<Metric>(golden::object(item), "test");
    const golden::Array target = golden::array(item["target"]);
    const golden::Array prediction = golden::array(item["prediction"]);
    golden::Array weights;
    if (!item["weights"].is_null()) weights = golden::array(item["weights"]);
    for (int round = 0; round < 2; ++round) {  // the second after a reset
      metric->reset();
      std::vector<double> results;
      for (const nlohmann::json& batch : item["batches"]) {
        const Index start = batch[0], end = batch[1];
        metric->update(rows(target, start, end), rows(prediction, start, end),
                       weights.values.empty() ? nullptr : weights.values.data() + start);
        results.push_back(metric->result());
      }
      comparison.expectClose("results", results, golden::numbers(item["results"]));
    }
  }
}

TEST(MetricParity, AccuracyIsResolvedByShapes) {
  for (const nlohmann::json& item : golden::cases("accuracy_choices")) {
    EXPECT_EQ(resolveAccuracy(golden::shape(item["target_shape"]),
                              golden::shape(item["prediction_shape"])),
              item["class_name"].get<std::string>())
        << item["name"];
  }
}

}  // namespace
}  // namespace minibatch
