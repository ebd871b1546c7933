#include "parity/runs/training_run.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <numeric>
#include <optional>

#include "catalog.h"

namespace minibatch::golden {
namespace {

using nlohmann::json;

std::vector<float> floats(const Array& array) { return {array.values.begin(), array.values.end()}; }

Dataset datasetOf(const json& item) {
  std::optional<Dataset> data;
  for (const Array& input : arrays(item["inputs"])) {
    const Dataset one = Dataset::fromFloats(floats(input), input.shape.sample());
    data = data ? data->withInputsOf(one) : one;
  }
  const Array target = array(item["target"]);
  return data->withTargets(floats(target), target.shape.sample());
}

std::string compileConfig(const json& item) {
  json config{{"optimizer", item["optimizer"]}, {"loss", item["loss"]}};
  if (item.contains("metrics")) config["metrics"] = item["metrics"];
  return config.dump();
}

}  // namespace

TrainingRun::TrainingRun(const json& item)
    : model_(item["model"].dump(), catalog(), 1),
      trainer_(model_, compileConfig(item), 1),
      data_(trainer_.bind(datasetOf(item))),
      batch_size_(item["batch_size"].get<Index>()) {
  std::vector<Real> weights;
  for (const Array& weight : arrays(item["weights"])) {
    weights.insert(weights.end(), weight.values.begin(), weight.values.end());
  }
  model_.setWeights(weights);
}

std::vector<double> TrainingRun::step(Index step) {
  const Index first = step * batch_size_ % data_.rows();
  std::vector<std::uint32_t> rows(static_cast<std::size_t>(batch_size_));
  std::iota(rows.begin(), rows.end(), static_cast<std::uint32_t>(first));
  trainer_.resetLogs();
  trainer_.startTrainStep(data_, RowIndices(rows));
  EXPECT_TRUE(trainer_.continueStep(Deadline::never()));
  return trainer_.logs();
}

}  // namespace minibatch::golden
