// What parity with Keras's numbers does not show of layers that carry their states from batch to
// batch.

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "catalog.h"
#include "core/data/expect_error.h"
#include "training/evaluate.h"
#include "training/fit.h"
#include "training/observe.h"
#include "training/predict.h"

namespace minibatch {
namespace {

using nlohmann::json;

constexpr Index kBatch = 2;
const char* kCompile = R"({"optimizer": "sgd", "loss": "mse"})";

json layer(const char* class_name, const json& config) {
  return {{"class_name", class_name}, {"config", config}};
}

json sequential(const json& layers) {
  return {{"class_name", "Sequential"}, {"config", {{"layers", layers}}}};
}

json statefulModel(const json& steps = 3, const json& batch = kBatch) {
  return sequential({layer("InputLayer", {{"batch_shape", {batch, steps, 1}}}),
                     layer("LSTM", {{"units", 3}, {"stateful", true}}),
                     layer("Dense", {{"units", 1}})});
}

Dataset rows(Index count) {
  std::vector<float> x, y;
  for (Index i = 0; i < count; ++i) {
    for (Index step = 0; step < 3; ++step) x.push_back(static_cast<float>(i + step) / 10);
    y.push_back(static_cast<float>(i % 3));
  }
  return Dataset::fromFloats(std::move(x), {3, 1}).withTargets(std::move(y), {1});
}

void run(Job& job, double budget_ms = 1e9) {
  while (job.step(budget_ms) != JobState::kDone) {
  }
}

struct Compiled {
  explicit Compiled(const json& spec = statefulModel())
      : model(spec.dump(), catalog(), 1), trainer(model, kCompile, 1) {}

  void fit(const json& options = nullptr, double budget_ms = 1e9, Index count = 6) {
    json all = {{"batch_size", kBatch}, {"shuffle", false}};
    if (!options.is_null()) all.update(options);
    FitJob job(trainer, rows(count), std::nullopt, all.dump());
    run(job, budget_ms);
  }
  std::vector<Real> predict() {
    Predictor predictor(model);
    PredictJob job(predictor, rows(4), 32);
    run(job);
    return job.output();
  }

  Model model;
  Trainer trainer;
};

TEST(Stateful, ACheckpointCarriesTheStates) {
  Compiled one, other;
  one.fit();
  other.trainer.setState(one.trainer.copyState(), one.trainer.iteration());
  one.fit();
  other.fit({}, 0);  // in many slices
  EXPECT_EQ(one.trainer.copyState(), other.trainer.copyState());

  // Weights and optimizer alone, as a file of Keras has them, begin with zeros.
  std::vector<Real> state = one.trainer.copyState();
  state.resize(state.size() - one.model.states().size());
  one.trainer.setState(state, one.trainer.iteration());
  const std::vector<Real> first = one.predict();
  EXPECT_NE(one.predict(), first);
  one.model.resetStates();
  EXPECT_EQ(one.predict(), first);
}

TEST(Stateful, LookingAtALayerLeavesTheStatesAlone) {
  Compiled compiled;
  compiled.predict();
  const std::vector<Real> before = compiled.trainer.copyState();
  ObserveJob observe(compiled.model, rows(1), R"({"layers": ["lstm"]})");
  run(observe);
  EXPECT_EQ(compiled.trainer.copyState(), before);
}

TEST(Stateful, SequencesOfAnyLengthShareTheStates) {
  Compiled open(statefulModel(nullptr)), known;
  EXPECT_EQ(open.predict(), known.predict());
  EXPECT_EQ(open.predict(), known.predict());
}

TEST(Stateful, AnInnerModelTakesTheBatchOfItsInput) {
  json layers = statefulModel()["config"]["layers"];
  const json inner = sequential({layers[1], layers[2]});
  Compiled outer(sequential({layers[0], inner})), plain;
  outer.model.setWeights(plain.model.copyWeights());
  EXPECT_EQ(outer.predict(), plain.predict());
  EXPECT_EQ(outer.predict(), plain.predict());
}

TEST(Stateful, RefusesBatchesThatAreNotWhole) {
  const auto refused = [](const char* message, const auto& call) {
    expectError(ErrorCode::kShapeMismatch, message, call);
  };
  expectError(ErrorCode::kInvalidSpec, "layer.stateful-batch",
              [] { Compiled{statefulModel(3, nullptr)}; });
  Compiled compiled;
  expectError(ErrorCode::kInvalidArgument, "fit.stateful-batch expected=2 received=3",
              [&] { compiled.fit({{"batch_size", 3}}); });
  refused("model.stateful-rows batch=2 rest=1 rows=5", [&] { compiled.fit({}, 1e9, 5); });
  refused("model.stateful-rows batch=2 rest=1 rows=3",
          [&] { compiled.fit({{"validation_split", 0.5}}); });
  compiled.fit({{"steps_per_epoch", 2}}, 1e9, 5);  // as far as whole batches go
  refused("model.stateful-rows batch=2 rest=1 rows=3",
          [&] { EvaluateJob(compiled.trainer, rows(3), 32); });
  Predictor predictor(compiled.model);
  refused("model.stateful-rows batch=2 rest=1 rows=1", [&] { PredictJob(predictor, rows(1), 1); });
  const Dataset one = compiled.trainer.bind(rows(1));
  refused("model.stateful-batch expected=2 received=1",
          [&] { compiled.trainer.startTrainStep(one, {0, 1}); });
}

}  // namespace
}  // namespace minibatch
