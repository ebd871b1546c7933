// Runs in which Keras in float32 goes another way than Keras in float64, step by step: from the
// same state, what one step makes of it.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "parity/comparison.h"
#include "parity/runs/training_run.h"

namespace minibatch {
namespace {

using golden::Array;
using nlohmann::json;

constexpr bool kIsDouble = sizeof(Real) == sizeof(double);

// Where a gradient is nothing but rounding, 1e-16, Adam divides it by 1e-7: 7e-13 were measured.
constexpr double kDoubleTolerance = 1e-11;
// Of the distance of Keras in float32, with the rows of a batch in any order, and of 1 or the
// largest value of a weight.
constexpr double kTimesKerasDistance = 2;
constexpr double kRoundings = 2;

/// Weights and the optimizer's arrays as Trainer::setState() takes them.
std::vector<Real> stateOf(const Model& model, const json& state) {
  std::vector<Real> flat;
  for (const Array& weight : golden::arrays(state["weights"])) {
    flat.insert(flat.end(), weight.values.begin(), weight.values.end());
  }
  for (const json& slot : state["slots"]) {
    std::vector<Real> arena(static_cast<std::size_t>(model.trainable().size()));
    const std::vector<Array> arrays = golden::arrays(slot);
    auto next = arrays.begin();
    for (const Weight& weight : model.weights()) {
      if (!weight.trainable) continue;
      std::ranges::copy(next->values, arena.begin() + weight.offset);
      ++next;
    }
    EXPECT_TRUE(next == arrays.end());
    flat.insert(flat.end(), arena.begin(), arena.end());
  }
  return flat;
}

TEST(RunParity, OneStepFromTheSameState) {
  for (const json& item : golden::cases("single_steps")) {
    // Nothing is promised of the whole run, in which Keras is as far from itself.
    const std::vector<double> single = golden::numbers(item["step_losses"]);
    const std::vector<double> exact = golden::numbers(item["step_losses_float64"]);
    double apart = 0;
    for (std::size_t i = 0; i < single.size(); ++i) {
      apart = std::max(apart, std::abs(single[i] - exact[i]));
    }
    EXPECT_GT(apart, 1e-4) << item["name"];

    golden::Comparison comparison(
        "run", item["name"].get<std::string>() + ", step by step, Keras in float64",
        kIsDouble ? kDoubleTolerance : 1,
        kIsDouble ? "loss, weights" : "share of the distance allowed");
    comparison.startCase(item);
    const auto compare = [&](const std::string& what, double actual, double expected,
                             double keras_distance, double scale) {
      const double rounding = scale * std::numeric_limits<float>::epsilon();
      const double allowed =
          kIsDouble ? scale : kTimesKerasDistance * keras_distance + kRoundings * rounding;
      comparison.expectClose(what, (actual - expected) / allowed, 0);
    };
    for (const json& state : item["from"]) {
      golden::TrainingRun run(item);
      const auto step = state["step"].get<Index>();
      run.trainer().setState(stateOf(run.model(), state), step);
      const std::string from = "from step " + std::to_string(step);
      const double loss = state["loss"].get<double>();
      compare(from + ", loss", run.step(step)[0], loss,
              state["float32_loss_distance"].get<double>(), loss);
      const std::vector<Array> after = golden::arrays(state["after"]);
      for (std::size_t w = 0; w < after.size(); ++w) {
        const Weight& weight = run.model().weights()[w];
        double scale = 1;
        for (const Real value : after[w].values) scale = std::max(scale, std::abs(double{value}));
        for (std::size_t i = 0; i < after[w].values.size(); ++i) {
          compare(from + ", " + weight.path, double{weight.value.data[i]},
                  double{after[w].values[i]}, state["float32_distances"][w].get<double>(), scale);
        }
      }
    }
  }
}

}  // namespace
}  // namespace minibatch
