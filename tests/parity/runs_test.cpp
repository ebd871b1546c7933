// Whole training runs: the loss of each of 50 steps.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <numeric>

#include "catalog.h"
#include "parity/comparison.h"
#include "training/trainer.h"

namespace minibatch {
namespace {

using golden::Array;
using nlohmann::json;

std::vector<float> floats(const Array& array) { return {array.values.begin(), array.values.end()}; }

Dataset datasetOf(const json& item) {
  std::optional<Dataset> data;
  for (const Array& input : golden::arrays(item["inputs"])) {
    const Dataset one = Dataset::fromFloats(floats(input), input.shape.sample());
    data = data ? data->withInputsOf(one) : one;
  }
  const Array target = golden::array(item["target"]);
  return data->withTargets(floats(target), target.shape.sample());
}

std::vector<double> stepLosses(const json& item) {
  Model model(item["model"].dump(), catalog(), 1);
  std::vector<Real> weights;
  for (const Array& weight : golden::arrays(item["weights"])) {
    weights.insert(weights.end(), weight.values.begin(), weight.values.end());
  }
  model.setWeights(weights);
  Trainer trainer(model, json{{"optimizer", item["optimizer"]}, {"loss", item["loss"]}}.dump(), 1);
  const Dataset data = datasetOf(item);
  const auto batch = item["batch_size"].get<Index>();
  std::vector<double> losses;
  for (std::size_t step = 0; step < item["step_losses"].size(); ++step) {
    const Index first = static_cast<Index>(step) * batch % data.rows();
    std::vector<std::uint32_t> rows(static_cast<std::size_t>(batch));
    std::iota(rows.begin(), rows.end(), static_cast<std::uint32_t>(first));
    trainer.resetLogs();
    trainer.startTrainStep(data, RowIndices(rows));
    EXPECT_TRUE(trainer.continueStep(Deadline::never()));
    losses.push_back(trainer.logs()[0]);
  }
  return losses;
}

// The step from which on a run may go its own way: rounding alone decides there whether a unit's
// relu is on. Before it, losses are within 1.5e-5 of Keras's in float32, as Keras's in float64 are.
std::size_t turnsAt(const std::string& name) { return name == "runs/fashion_cnn" ? 42 : SIZE_MAX; }

TEST(RunParity, LossOfEveryStep) {
  for (const std::string& name : golden::filesIn("runs")) {
    const json item = golden::cases(name)[0];
    const std::vector<double> losses = stepLosses(item);
    const std::vector<double> expected = golden::numbers(item["step_losses"]);
    const std::size_t until = std::min(turnsAt(name), losses.size());
    const auto compare = [&](const std::string& entry, std::size_t first, std::size_t last,
                             double tolerance) {
      if (first == last) return;
      golden::Comparison comparison("run", entry, tolerance);
      comparison.startCase(item);
      for (std::size_t step = first; step < last; ++step) {
        comparison.expectClose("step " + std::to_string(step), losses[step], expected[step]);
      }
    };
    const std::string entry = item["name"].get<std::string>();
    compare(entry, 0, until, 1e-4);
    compare(entry + ", from step " + std::to_string(until), until, losses.size(), 2e-3);
  }
}

}  // namespace
}  // namespace minibatch
