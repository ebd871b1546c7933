#include <gtest/gtest.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "catalog.h"
#include "core/data/expect_error.h"
#include "training/evaluate.h"
#include "training/fit.h"
#include "training/on_batch.h"
#include "training/predict.h"

namespace minibatch {
namespace {

using nlohmann::json;

std::string onBatch(Trainer& trainer, const Dataset& data, bool training, const char* options) {
  OnBatchJob job(trainer, data, training, options);
  while (job.step(0) != JobState::kDone) {
  }
  return job.result();
}

json tensor(const char* layer) {
  return {{"class_name", "__keras_tensor__"}, {"config", {{"keras_history", {layer, 0, 0}}}}};
}

json layer(const char* class_name, const char* name, json config, json inputs) {
  config["name"] = name;
  json nodes = json::array();
  if (!inputs.empty()) nodes.push_back({{"args", {inputs.size() == 1 ? inputs[0] : inputs}}});
  return {{"class_name", class_name}, {"name", name}, {"config", config}, {"inbound_nodes", nodes}};
}

// Inputs "a" (2,) and "b" (1,); outputs "sum" = [a, b] · 0 + 0, a number, and "kind", a softmax of
// 3.
std::string twoOutputs() {
  const json zeros = {{"units", 1}, {"kernel_initializer", "zeros"}};
  return json{
      {"class_name", "Functional"},
      {"config",
       {{"layers",
         {layer("InputLayer", "a", {{"batch_shape", {nullptr, 2}}}, json::array()),
          layer("InputLayer", "b", {{"batch_shape", {nullptr, 1}}}, json::array()),
          layer("Concatenate", "both", json::object(), json::array({tensor("a"), tensor("b")})),
          layer("Dense", "sum", zeros, json::array({tensor("both")})),
          layer("Dense", "kind",
                {{"units", 3}, {"activation", "softmax"}, {"kernel_initializer", "zeros"}},
                json::array({tensor("both")}))}},
        {"input_layers", {{"a", 0, 0}, {"b", 0, 0}}},
        {"output_layers", {{"sum", 0, 0}, {"kind", 0, 0}}}}}}
      .dump();
}

const char* kSparse = "sparse_categorical_crossentropy";

json config(json loss) { return {{"optimizer", "sgd"}, {"loss", std::move(loss)}}; }

Dataset rows() {
  return Dataset::fromFloats({1, 2, 3, 4, 5, 6}, {2})
      .withInputsOf(Dataset::fromFloats({7, 8, 9}, {1}));
}

Dataset complete() { return rows().withTargets({1, 2, 3}, {1}).withTargets({0, 1, 2}); }

class SeveralOutputs : public ::testing::Test {
 protected:
  Trainer trainer(const json& config) { return Trainer(model_, config.dump(), 1); }
  void refuses(const json& config, std::string_view part) {
    expectError(ErrorCode::kInvalidArgument, part, [&] { trainer(config); });
  }

  Model model_{twoOutputs(), catalog(), 1};
};

TEST_F(SeveralOutputs, KeepPredictionsOfEach) {
  Trainer both = trainer(config({"mse", kSparse}));
  EvaluateJob job(both, complete(), 2, "[]", EvaluateJob::Keep::kPredictions);
  while (job.step(1e9) != JobState::kDone) {
  }
  const std::vector<Predictions> outputs = job.takePredictions();
  ASSERT_EQ(outputs.size(), 2u);
  EXPECT_EQ(outputs[0].name(), "sum");
  EXPECT_EQ(outputs[0].classes(), 0);
  EXPECT_EQ(outputs[0].page({.count = 1}).score, std::vector<float>{3});
  EXPECT_EQ(outputs[1].name(), "kind");
  EXPECT_EQ(outputs[1].classes(), 3);
  EXPECT_EQ(outputs[1].confusionMatrix().cells.size(), 3u);

  Trainer one = trainer(config({{"sum", "mse"}}));
  EvaluateJob some(one, rows().withTargets({1, 2, 3}, {1}), 2, "[]",
                   EvaluateJob::Keep::kPredictions);
  EXPECT_EQ(some.takePredictions().size(), 1u);
}

TEST_F(SeveralOutputs, NamesOfLogs) {
  json all = config({"mse", kSparse});
  all["metrics"] = {{"kind", "accuracy"}, {"sum", {"mae", "mae"}}};
  all["weighted_metrics"] = {"mae", json::array({"accuracy", "accuracy"})};
  EXPECT_EQ(trainer(all).logNames(),
            (std::vector<std::string>{"loss", "sum_loss", "kind_loss", "sum_mae", "sum_mae_1",
                                      "kind_accuracy", "sum_weighted_mae", "kind_weighted_accuracy",
                                      "kind_weighted_accuracy_1"}));
  EXPECT_EQ(trainer(all).direction("kind_weighted_accuracy"), 1);
  EXPECT_EQ(trainer(all).direction("sum_loss"), -1);
  EXPECT_EQ(trainer(config({{"sum", "mse"}})).logNames(), std::vector<std::string>{"loss"});
}

// Predictions are 0 and 1/3: losses in closed form.
TEST_F(SeveralOutputs, WeightsOfLossesAndRows) {
  json both = config({{"kind", kSparse}, {"sum", "mse"}});
  both["loss_weights"] = {{"sum", 0.5}, {"kind", 3}};
  Trainer all = trainer(both);
  json logs = json::parse(onBatch(all, complete(), false, "{}"));
  const double mse = (1 + 4 + 9) / 3.0, entropy = std::log(3.0);
  EXPECT_NEAR(logs["sum_loss"].get<double>(), mse, 1e-5);
  EXPECT_NEAR(logs["kind_loss"].get<double>(), entropy, 1e-5);
  EXPECT_NEAR(logs["loss"].get<double>(), 0.5 * mse + 3 * entropy, 1e-5);

  // Divided by the number of rows, not by the sum of the weights.
  all.resetLogs();
  logs = json::parse(onBatch(all, complete().withWeights({1, 0, 2}, {}, 0), false, "{}"));
  EXPECT_NEAR(logs["sum_loss"].get<double>(), (1 + 2 * 9) / 3.0, 1e-5);
  EXPECT_NEAR(logs["kind_loss"].get<double>(), entropy, 1e-5);
}

// The mean is over the rows that count: as Keras's mask, which is why 1e-7 is added to their
// number.
TEST_F(SeveralOutputs, AnIgnoredClassDoesNotCount) {
  const json loss = {{"class_name", "SparseCategoricalCrossentropy"},
                     {"config", {{"ignore_class", -1}}}};
  Trainer ignoring = trainer(config({{"kind", loss}}));
  const Dataset data = rows().withTargets({0, -1, 2}).withNames({}, {"kind"});
  EXPECT_NEAR(json::parse(onBatch(ignoring, data, true, "{}"))["loss"].get<double>(), std::log(3.0),
              1e-5);
  expectError(ErrorCode::kInvalidData, "row=1",
              [&] { ignoring.bind(rows().withTargets({0, -2, 2}).withNames({}, {"kind"})); });
}

TEST_F(SeveralOutputs, PartsAreFoundByName) {
  Trainer all = trainer(config({"mse", kSparse}));
  const double expected = json::parse(onBatch(all, complete(), false, "{}"))["loss"];
  const Dataset turned = Dataset::fromFloats({7, 8, 9}, {1})
                             .withInputsOf(Dataset::fromFloats({1, 2, 3, 4, 5, 6}, {2}))
                             .withTargets({0, 1, 2})
                             .withTargets({1, 2, 3}, {1})
                             .withNames({"b", "a"}, {"kind", "sum"});
  all.resetLogs();
  EXPECT_EQ(json::parse(onBatch(all, turned, false, "{}"))["loss"].get<double>(), expected);
}

TEST_F(SeveralOutputs, ATargetNobodyWantsMayBeLeftOut) {
  Trainer one = trainer(config({nullptr, kSparse}));
  EXPECT_NO_THROW(onBatch(one, rows().withTargets({0, 1, 2}), true, "{}"));
  EXPECT_NO_THROW(onBatch(one, complete(), true, "{}"));
}

TEST_F(SeveralOutputs, WrongCompile) {
  refuses(config({"mse"}),
          R"(compile.entries argument="loss" count=2 entries=1 outputs="\"sum\"""\"kind\"")");
  refuses(config({{"size", "mse"}}), R"(compile.unknown-output argument="loss" output="size")");
  refuses(config({nullptr, nullptr}), "compile.no-loss");
  json weights = config("mse");
  weights["loss_weights"] = 2;
  refuses(weights, "compile.loss-weights-by-output count=2");
  weights["loss_weights"] = {1, "2"};
  refuses(weights, R"(compile.loss-weight received=""2"")");
  json metrics = config({"mse", kSparse});
  metrics["metrics"] = {"mae"};
  refuses(metrics, R"(compile.entries argument="metrics" count=2 entries=1)");
  metrics["metrics"] = {{"kinds", "mae"}};
  refuses(metrics, R"(compile.unknown-output argument="metrics" output="kinds")");
  metrics["metrics"] = "mae";
  refuses(metrics, R"(compile.metrics-by-output argument="metrics")");
}

TEST_F(SeveralOutputs, WrongData) {
  Trainer all = trainer(config({"mse", kSparse}));
  const auto refused = [&](ErrorCode code, std::string_view part, const Dataset& data) {
    expectError(code, part, [&] { all.bind(data); });
  };
  const auto kData = ErrorCode::kInvalidData;
  const auto kShape = ErrorCode::kShapeMismatch;
  refused(
      kData,
      R"x(input.count count=2 expected="\"a\" (None, 2)""\"b\" (None, 1)" given=1 received="(None, 2)")x",
      Dataset::fromFloats({1, 2}, {2}).withTargets({1}).withTargets({1}));
  refused(kData, R"x(given=2 received="\"a\" (None, 2)""\"c\" (None, 1)")x",
          complete().withNames({"a", "c"}, {}));
  refused(kShape, R"x(expected="(None, 2)" input="a")x",
          Dataset::fromFloats({7, 8, 9}, {1}).withInputsOf(Dataset::fromFloats({1, 2, 3}, {1})));
  refused(kData,
          R"x(target.count count=2 given=1 outputs="\"sum\" (None, 1)""\"kind\" (None, 3)")x",
          rows().withTargets({1, 2, 3}, {1}));
  refused(kData, R"(target.unknown-output output="kin")", complete().withNames({}, {"sum", "kin"}));
  refused(kData, R"(target.missing output="kind")",
          rows().withTargets({1, 2, 3}, {1}).withNames({}, {"sum"}));
  refused(kShape,
          R"x(target.shape-of-output advice=[advice.one-hot] expected="(None)" name="kind")x",
          rows().withTargets({1, 2, 3}).withTargets({1, 2, 3, 4, 5, 6}, {2}));
  refused(kData, R"(loss="SparseCategoricalCrossentropy" received=3 row=2)",
          rows().withTargets({1, 2, 3}).withTargets({0, 1, 3}));
  refused(kShape, R"(sample-weight.shape-of-output name="sum")",
          complete().withWeights({1, 2, 3, 4, 5, 6}, {2}, 0));
  expectError(kData, "dataset.input-rows expected=3 position=2 received=2", [] {
    Dataset::fromFloats({1, 2, 3}, {1}).withInputsOf(Dataset::fromFloats({1, 2}, {1}));
  });
  expectError(kData, "sample-weight.not-finite row=1",
              [] { complete().withWeights({1, std::nanf(""), 2}); });
  expectError(ErrorCode::kInvalidArgument, "class-weight.one-output targets=", [&] {
    FitJob(all, complete(), {}, R"({"class_weight": {"0": 2}})");
  });
  expectError(ErrorCode::kInvalidArgument, R"(option="class_weight")",
              [&] { onBatch(all, complete(), true, R"({"class_weight": {"a": 2}})"); });
}

TEST_F(SeveralOutputs, PredictionsOfAll) {
  Predictor predictor(model_);
  PredictJob job(predictor, rows(), 2);
  while (job.step(1e9) != JobState::kDone) {
  }
  EXPECT_EQ(job.outputShape(0), (Shape{3, 1}));
  EXPECT_EQ(job.outputShape(1), (Shape{3, 3}));
  EXPECT_EQ(job.output(0), (std::vector<Real>{0, 0, 0}));
  EXPECT_NEAR(job.output(1)[8], 1.0 / 3, 1e-6);
}

}  // namespace
}  // namespace minibatch
