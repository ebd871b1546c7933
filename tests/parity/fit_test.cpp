#include "training/fit.h"

#include <gtest/gtest.h>

#include <numeric>

#include "catalog.h"
#include "parity/comparison.h"
#include "training/evaluate.h"
#include "training/predict.h"

namespace minibatch {
namespace {

using golden::Array;
using nlohmann::json;

// All arrays behind one another, as Model::copyWeights() gives them.
Array joined(const std::vector<Array>& arrays) {
  Array result;
  for (const Array& array : arrays) {
    result.values.insert(result.values.end(), array.values.begin(), array.values.end());
  }
  return result;
}

// A model of a golden case, compiled, with the weights the case starts from.
struct Compiled {
  explicit Compiled(const json& item)
      : model(item["model"].dump(), catalog(), 1), trainer(model, config(item), 1) {
    model.setWeights(joined(golden::arrays(item["weights"])).values);
  }

  static std::string config(const json& item) {
    return json{
        {"optimizer", item["optimizer"]}, {"loss", item["loss"]}, {"metrics", item["metrics"]}}
        .dump();
  }

  Model model;
  Trainer trainer;
};

json allCases() {
  json all = golden::cases("fit");
  for (const char* more : {"weight_updates", "target_encoding"}) {
    for (const json& item : golden::cases(more)) all.push_back(item);
  }
  return all;
}

Dataset dataset(const json& item) {
  const auto floats = [](const Array& array) {
    return std::vector<float>(array.values.begin(), array.values.end());
  };
  const Array x = golden::array(item["x"]), y = golden::array(item["y"]);
  return Dataset::fromFloats(floats(x), x.shape.sample())
      .withTargets(floats(y), y.shape.sample(), item.value("classes", 0));
}

void finish(Job& job) {
  while (job.step(1000) != JobState::kDone) {
  }
}

// The losses of all steps of fit(shuffle=False).
std::vector<double> stepLosses(const json& item) {
  Compiled compiled(item);
  const Dataset data = dataset(item);
  const auto rows = item["training_rows"].get<std::uint32_t>();
  const auto batch = item["batch_size"].get<std::uint32_t>();
  std::vector<std::uint32_t> order(rows);
  std::iota(order.begin(), order.end(), 0u);
  std::vector<double> losses;
  for (int epoch = 0; epoch < item["epochs"].get<int>(); ++epoch) {
    for (std::uint32_t start = 0; start < rows; start += batch) {
      compiled.trainer.resetLogs();
      compiled.trainer.startTrainStep(
          data, RowIndices(std::span(order).subspan(start, std::min(batch, rows - start))));
      EXPECT_TRUE(compiled.trainer.continueStep(Deadline::never()));
      losses.push_back(compiled.trainer.logs()[0]);
    }
  }
  return losses;
}

TEST(FitParity, LossOfEveryStep) {
  golden::Comparison comparison("fit", "loss of every step", 1e-4);
  for (const json& item : allCases()) {
    comparison.startCase(item);
    const std::vector<double> losses = stepLosses(item);
    const std::vector<double> expected = golden::numbers(item["step_losses"]);
    ASSERT_EQ(losses.size(), expected.size());
    for (std::size_t step = 0; step < losses.size(); ++step) {
      comparison.expectClose("step " + std::to_string(step), losses[step], expected[step]);
    }
  }
}

TEST(FitParity, HistoryEvaluateAndPredict) {
  golden::Comparison comparison("fit", "history, evaluate, predict", 1e-4);
  for (const json& item : allCases()) {
    comparison.startCase(item);
    SCOPED_TRACE(item["name"]);
    Compiled compiled(item);
    const Dataset data = dataset(item);
    FitJob fit(compiled.trainer, data, std::nullopt,
               json{{"epochs", item["epochs"]},
                    {"batch_size", item["batch_size"]},
                    {"validation_split", item["validation_split"]},
                    {"shuffle", false}}
                   .dump());
    finish(fit);
    const json history = json::parse(fit.history())["history"];
    EXPECT_EQ(history.size(), item["history"].size()) << history.dump();
    for (const auto& [name, values] : item["history"].items()) {
      ASSERT_TRUE(history.contains(name)) << name;
      comparison.expectClose(name, golden::numbers(history[name]), golden::numbers(values));
    }
    comparison.expectClose("weights after", compiled.model.copyWeights(),
                           joined(golden::arrays(item["weights_after"])));

    const Index batch = item["evaluate_batch_size"];
    EvaluateJob evaluate(compiled.trainer, data, batch);
    finish(evaluate);
    const json result = json::parse(evaluate.result());
    for (const auto& [name, value] : item["evaluate"].items()) {
      ASSERT_TRUE(result.contains(name)) << name;
      comparison.expectClose("evaluate: " + name, result[name].get<double>(), value.get<double>());
    }

    Predictor predictor(compiled.model);
    PredictJob predict(predictor, data, batch);
    finish(predict);
    const Array expected = golden::array(item["predict"]);
    EXPECT_EQ(predict.outputShape(), expected.shape);
    comparison.expectClose("predict", predict.output(), expected);
  }
}

}  // namespace
}  // namespace minibatch
