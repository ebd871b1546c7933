#include "metrics/metric.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <vector>

#include "catalog.h"

namespace minibatch {
namespace {

void update(Metric& metric, std::vector<Real> target, const Shape& target_shape,
            std::vector<Real> prediction, const Shape& prediction_shape,
            const Real* weights = nullptr) {
  metric.update({target.data(), target_shape}, {prediction.data(), prediction_shape}, weights);
}

TEST(Metric, IsZeroBeforeAnyRow) {
  for (const char* name : {"BinaryAccuracy", "mse"}) {
    EXPECT_EQ(catalog().make<Metric>(name, "test")->result(), 0) << name;
  }
}

TEST(Metric, WeighsBatchesByTheirRows) {
  const auto mae = catalog().make<Metric>("mae", "test");
  update(*mae, {0, 0, 0}, {3, 1}, {1, 1, 1}, {3, 1});
  update(*mae, {0}, {1, 1}, {5}, {1, 1});
  EXPECT_DOUBLE_EQ(mae->result(), 2);
  mae->reset();
  EXPECT_EQ(mae->result(), 0);
}

TEST(Metric, CountsNothingForRowsOfWeightZero) {
  const auto accuracy = catalog().make<Metric>("SparseCategoricalAccuracy", "test");
  const std::vector<Real> weights{1, 0};
  update(*accuracy, {1, 1}, {2}, {0, 1, 1, 0}, {2, 2}, weights.data());
  EXPECT_EQ(accuracy->result(), 1);
}

TEST(Metric, TheFirstOfEqualScoresCounts) {
  const auto accuracy = catalog().make<Metric>("SparseCategoricalAccuracy", "test");
  update(*accuracy, {0, 1}, {2}, {0.5, 0.5, 0.5, 0.5}, {2, 2});
  EXPECT_EQ(accuracy->result(), 0.5);
}

TEST(Metric, AnOutputAtTheThresholdIsNo) {
  const auto accuracy = catalog().make<Metric>("binary_accuracy", "test");
  update(*accuracy, {0, 1}, {2, 1}, {0.5, 0.5}, {2, 1});
  EXPECT_EQ(accuracy->result(), 0.5);
}

// A float would lose every batch after 2^24 rows.
TEST(Metric, StaysExactOverManyRows) {
  const auto accuracy = catalog().make<Metric>("accuracy", "test");
  const std::vector<Real> weight{Real(1 << 26)};
  update(*accuracy, {1}, {1, 1}, {1}, {1, 1}, weight.data());
  for (int i = 0; i < 1000; ++i) update(*accuracy, {1}, {1, 1}, {0}, {1, 1});
  EXPECT_DOUBLE_EQ(accuracy->result(), (1 << 26) / ((1 << 26) + 1000.0));
}

TEST(Metric, DirectionSaysWhatIsBetter) {
  EXPECT_EQ(catalog().make<Metric>("CategoricalAccuracy", "test")->direction(), 1);
  EXPECT_EQ(catalog().make<Metric>("mean_squared_error", "test")->direction(), -1);
}

}  // namespace
}  // namespace minibatch
