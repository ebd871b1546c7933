#include <gtest/gtest.h>

#include "catalog.h"
#include "parity/comparison.h"
#include "training/evaluate.h"
#include "training/fit.h"
#include "training/predict.h"

namespace minibatch {
namespace {

using golden::Array;
using nlohmann::json;

// An argument of Keras's fit(): one array, a list of them, or arrays by name.
struct ArrayParts {
  explicit ArrayParts(const json& item) {
    const auto add = [&](const std::string& name, const json& array) {
      names.push_back(name);
      arrays.push_back(golden::array(array));
    };
    if (item.is_null()) return;
    if (item.is_object() && item.contains("f32")) {
      add("", item);
    } else {
      for (const auto& [name, array] : item.items()) add(item.is_object() ? name : "", array);
    }
  }

  static std::vector<float> floats(const Array& array) {
    return {array.values.begin(), array.values.end()};
  }

  std::vector<std::string> names;
  std::vector<Array> arrays;
};

Dataset datasetOf(const json& x_json, const json& y_json, const json& weights_json) {
  const ArrayParts x(x_json), y(y_json), weights(weights_json);
  const auto input = [&](std::size_t i) {
    return Dataset::fromFloats(ArrayParts::floats(x.arrays[i]), x.arrays[i].shape.sample());
  };
  Dataset data = input(0);
  for (std::size_t i = 1; i < x.arrays.size(); ++i) data = data.withInputsOf(input(i));
  for (const Array& array : y.arrays) {
    data = data.withTargets(ArrayParts::floats(array), array.shape.sample());
  }
  for (std::size_t i = 0; i < weights.arrays.size(); ++i) {
    const Array& array = weights.arrays[i];
    data = data.withWeights(ArrayParts::floats(array), array.shape.sample(),
                            weights.arrays.size() == 1 ? -1 : static_cast<int>(i));
  }
  return data.withNames(x.names, y.names);
}

Dataset datasetOf(const json& item) {
  return datasetOf(item["x"], item["y"], item["sample_weight"]);
}

struct CompiledModel {
  explicit CompiledModel(const json& item)
      : model(item["model"].dump(), catalog(), 1), trainer(model, item["compile"].dump(), 1) {
    std::vector<Real> weights;
    for (const Array& array : golden::arrays(item["weights"])) {
      weights.insert(weights.end(), array.values.begin(), array.values.end());
    }
    model.setWeights(weights);
  }

  Model model;
  Trainer trainer;
};

void finishJob(Job& job) {
  while (job.step(1000) != JobState::kDone) {
  }
}

void expectLogs(golden::Comparison& comparison, const std::string& what, const json& received,
                const json& expected) {
  EXPECT_EQ(received.size(), expected.size()) << received.dump() << expected.dump();
  for (const auto& [name, value] : expected.items()) {
    ASSERT_TRUE(received.contains(name)) << name << " in " << received.dump();
    if (value.is_array()) {
      comparison.expectClose(what + name, golden::numbers(received[name]), golden::numbers(value));
    } else {
      comparison.expectClose(what + name, received[name].get<double>(), value.get<double>());
    }
  }
}

void expectHistoryEvaluateAndPredict(golden::Comparison& comparison, const json& items) {
  for (const json& item : items) {
    comparison.startCase(item);
    SCOPED_TRACE(item["name"]);
    CompiledModel compiled(item);
    const Dataset data = datasetOf(item);
    const json& validation = item["validation"];
    json options = item["fit"];
    options["shuffle"] = false;
    FitJob fit(compiled.trainer, data,
               validation.is_null()
                   ? std::nullopt
                   : std::optional(datasetOf(validation[0], validation[1],
                                             validation.size() > 2 ? validation[2] : json())),
               options.dump());
    finishJob(fit);
    expectLogs(comparison, "", json::parse(fit.history())["history"], item["history"]);
    Array after;
    for (const Array& array : golden::arrays(item["weights_after"])) {
      after.values.insert(after.values.end(), array.values.begin(), array.values.end());
    }
    comparison.expectClose("weights after", compiled.model.copyWeights(), after);

    EvaluateJob evaluate(compiled.trainer, data, 5);
    finishJob(evaluate);
    expectLogs(comparison, "evaluate: ", json::parse(evaluate.result()), item["evaluate"]);

    Predictor predictor(compiled.model);
    PredictJob predict(predictor, data, 5);
    finishJob(predict);
    const std::vector<Array> expected = golden::arrays(item["predict"]);
    ASSERT_EQ(static_cast<int>(expected.size()), compiled.model.outputs());
    for (int output = 0; output < compiled.model.outputs(); ++output) {
      EXPECT_EQ(predict.outputShape(output), expected[output].shape);
      comparison.expectClose("predict", predict.output(output), expected[output]);
    }
  }
}

TEST(MultiParity, HistoryEvaluateAndPredict) {
  golden::Comparison comparison("fit", "several inputs and outputs, weights", 1e-4);
  expectHistoryEvaluateAndPredict(comparison, golden::cases("multi"));
}

// The states go from batch to batch through training, validation, evaluation and prediction, unless
// a callback resets them; no gradient goes back into the batch before.
TEST(MultiParity, StatefulLayers) {
  golden::Comparison carried("fit", "stateful layers", 1e-5);
  golden::Comparison reset("callback", "ResetStates", 1e-5);
  for (const json& item : golden::cases("stateful")) {
    const bool resets = !item["fit"]["callbacks"].empty();
    expectHistoryEvaluateAndPredict(resets ? reset : carried, json::array({item}));
  }
}

// Steps of train_on_batch: the metrics of each batch alone, as Keras has them from 3.13 on.
TEST(MultiParity, OnBatch) {
  golden::Comparison comparison("fit", "train_on_batch, test_on_batch", 1e-4);
  for (const json& item : golden::cases("multi")) {
    comparison.startCase(item);
    SCOPED_TRACE(item["name"]);
    CompiledModel compiled(item);
    Trainer& trainer = compiled.trainer;
    Dataset data = datasetOf(item);
    const auto logs = [&] {
      json named;
      const std::vector<double> values = trainer.logs();
      for (std::size_t i = 0; i < values.size(); ++i) named[trainer.logNames()[i]] = values[i];
      return named;
    };
    Dataset weighted = data;
    if (item["fit"].contains("class_weight")) {
      std::map<int, float> weights;
      for (const auto& [name, weight] : item["fit"]["class_weight"].items()) {
        weights[std::stoi(name)] = weight;
      }
      weighted = data.withClassWeights(weights);
    }
    trainer.resetLogs();
    const Dataset bound = trainer.bind(weighted);
    Index first = 0;
    for (const json& expected : item["on_batch"]) {
      const Index count = std::min<Index>(6, bound.rows() - first);
      trainer.resetLogs();
      trainer.startTrainStep(bound, {first, count});
      EXPECT_TRUE(trainer.continueStep(Deadline::never()));
      expectLogs(comparison, "step at " + std::to_string(first) + ": ", logs(), expected);
      first += count;
    }
    EXPECT_EQ(first, bound.rows());
    trainer.resetLogs();
    trainer.startTestStep(trainer.bind(data), {0, data.rows()});
    EXPECT_TRUE(trainer.continueStep(Deadline::never()));
    expectLogs(comparison, "test_on_batch: ", logs(), item["test_on_batch"]);
  }
}

}  // namespace
}  // namespace minibatch
