#include <gtest/gtest.h>

#include <cmath>

#include "catalog.h"
#include "parity/comparison.h"
#include "parity/golden.h"
#include "training/callbacks/callback.h"
#include "training/evaluate.h"
#include "training/fit.h"
#include "training/predict.h"

namespace minibatch {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;

constexpr std::string_view kModel = R"({"class_name": "Sequential", "config": {"layers": [
  {"class_name": "InputLayer", "config": {"batch_shape": [null, 1]}},
  {"class_name": "Dense", "config": {"units": 1, "use_bias": false,
                                     "kernel_initializer": "zeros"}}]}})";
constexpr std::string_view kCompile =
    R"({"optimizer": {"class_name": "SGD", "config": {"learning_rate": 0.05}},
        "loss": "mse", "metrics": ["mae"]})";

class CallbackParity : public ::testing::Test {
 protected:
  std::unique_ptr<Callback> make(const char* name, json config, const char* monitor = nullptr) {
    if (monitor && !config.contains("mode")) config["mode"] = "min";
    if (monitor) config["monitor"] = monitor;
    return catalog().make<Callback>({{"class_name", name}, {"config", config}}, "test");
  }

  Model model_{kModel, catalog(), 1};
  Trainer trainer_{model_, kCompile, 1};
};

TEST_F(CallbackParity, ReduceLROnPlateau) {
  golden::Comparison comparison("callback", "ReduceLROnPlateau", 0);
  for (const json& item : golden::cases("callbacks/ReduceLROnPlateau")) {
    comparison.startCase(item);
    SCOPED_TRACE(item["name"].get<std::string>());
    const auto callback = make("ReduceLROnPlateau", item["arguments"], "val_loss");
    FitContext context{.trainer = &trainer_, .epoch_names = {"loss", "val_loss"}};
    trainer_.setLearningRate(item["rate"].get<double>());
    callback->onBegin(context);
    callback->onTrainBegin(context);
    const std::vector<double> values = golden::numbers(item["values"]);
    for (std::size_t epoch = 0; epoch < values.size(); ++epoch) {
      context.logs = Logs({"val_loss"}, {values[epoch]});
      callback->onEpochEnd(static_cast<int>(epoch), context);
      EXPECT_EQ(context.logs.get("learning_rate"), item["logged"][epoch].get<double>()) << epoch;
      EXPECT_EQ(static_cast<float>(trainer_.learningRate()), item["after"][epoch].get<float>())
          << epoch;
    }
  }
}

TEST_F(CallbackParity, ModelCheckpoint) {
  golden::Comparison comparison("callback", "ModelCheckpoint", 0);
  for (const json& item : golden::cases("callbacks/ModelCheckpoint")) {
    comparison.startCase(item);
    SCOPED_TRACE(item["name"].get<std::string>());
    const auto callback = make("ModelCheckpoint", item["arguments"], "loss");
    FitContext context{.trainer = &trainer_, .epoch_names = {"loss"}, .batch_names = {"loss"}};
    callback->onBegin(context);
    callback->onTrainBegin(context);
    const std::vector<double> values = golden::numbers(item["values"]);
    const int batches = item["batches"].get<int>();
    float moment = 0;
    for (int epoch = 0; epoch * batches < static_cast<int>(values.size()); ++epoch) {
      callback->onEpochBegin(epoch, context);
      for (int batch = 0; batch < batches; ++batch) {
        const double value = values[static_cast<std::size_t>(epoch * batches + batch)];
        context.logs = Logs({"loss"}, {value});
        model_.setWeights(std::vector<Real>{moment++});
        if (callback->wantsBatches()) callback->onTrainBatchEnd(batch, context);
      }
      callback->onEpochEnd(epoch, context);
    }
    const json result = callback->result();
    if (item["kept"].is_null()) {
      EXPECT_TRUE(result.is_null());
      continue;
    }
    EXPECT_EQ(json({result["epoch"], result["batch"]}), item["kept"]);
    const int batch = item["kept"][1].is_null() ? batches - 1 : item["kept"][1].get<int>();
    EXPECT_EQ(callback->resultValues()->at(0),
              static_cast<Real>(item["kept"][0].get<int>() * batches + batch));
    if (item["best"].is_number() && item["arguments"].contains("save_best_only")) {
      EXPECT_EQ(result["best"], item["best"]);
    }
  }
}

TEST_F(CallbackParity, CSVLogger) {
  golden::Comparison comparison("callback", "CSVLogger", 0);
  for (const json& item : golden::cases("callbacks/CSVLogger")) {
    comparison.startCase(item);
    SCOPED_TRACE(item["name"].get<std::string>());
    const auto callback = make("CSVLogger", item["arguments"]);
    FitContext context{.trainer = &trainer_};
    for (const json& epoch : item["epochs"]) {
      context.logs = logsFrom(epoch[1], context.logs, "test");
      callback->onEpochEnd(epoch[0].get<int>(), context);
    }
    EXPECT_EQ(callback->result()["text"], item["text"]);
  }
}

void expectLogs(golden::Comparison& comparison, const ordered_json& got, const json& wanted) {
  ASSERT_EQ(got.size(), wanted.size()) << got << " instead of " << wanted;
  for (const auto& [name, value] : wanted.items()) {
    ASSERT_TRUE(got.contains(name)) << name;
    if (value.is_string()) {
      EXPECT_EQ(got[name].get<std::string>(), value.get<std::string>());
    } else {
      comparison.expectClose(name, got[name].get<double>(), value.get<double>());
    }
  }
}

/// What a callback outside the core does when it is asked: {logs, stop}.
using Outside = std::function<json(const ordered_json& question)>;

class HookParity : public CallbackParity {
 protected:
  static json allHooks() {
    json names = json::array();
    for (int hook = 0; hook < kHooks; ++hook) {
      names.push_back(std::string(hookName(static_cast<Hook>(hook))));
    }
    return {{"hooks", names}};
  }

  // Runs a job to its end; `recorder` is the place of the callback that writes hooks down.
  static json record(Job& job, int recorder, const Outside& others = nullptr) {
    json calls = json::array();
    for (JobState state; (state = job.step(1e9)) != JobState::kDone;) {
      if (state != JobState::kHook) continue;
      const auto question = ordered_json::parse(job.hook());
      json answer = json::object();
      if (question["callback"] == recorder) {
        calls.push_back({question["hook"], question["index"], question["logs"]});
      } else {
        answer = others(question);
      }
      job.answer(answer.dump());
    }
    return calls;
  }

  static void compare(golden::Comparison& comparison, const json& got, const json& wanted) {
    ASSERT_EQ(got.size(), wanted.size()) << got.dump();
    for (std::size_t i = 0; i < got.size(); ++i) {
      EXPECT_EQ(got[i][0], wanted[i][0]) << i;
      EXPECT_EQ(got[i][1], wanted[i][1]) << i;
      expectLogs(comparison, got[i][2], wanted[i][2]);
    }
  }

  static Dataset rows(Index count, double first) {
    std::vector<float> x, y;
    for (Index i = 0; i < count; ++i) {
      x.push_back(static_cast<float>(static_cast<double>(i) / 4 + first));
      y.push_back(x.back() * 3);
    }
    return Dataset::fromFloats(std::move(x), {1}).withTargets(std::move(y), {1});
  }

  void runFit(golden::Comparison& comparison, const json& item) {
    const std::string name = item["name"].get<std::string>();
    Model model(kModel, catalog(), 1);
    Trainer trainer(model, kCompile, 1);
    if (item["rate"].is_number()) trainer.setLearningRate(item["rate"].get<double>());
    json callbacks = json::array({allHooks()});
    int recorder = 0;
    const auto before = [&](json callback) {
      callbacks.insert(callbacks.begin(), std::move(callback));
      recorder = 1;
    };
    const json plateau = {{"class_name", "ReduceLROnPlateau"},
                          {"config", {{"patience", 1}, {"min_delta", 100}}}};
    Outside others;
    const auto stopAt = [&](const char* hook, int index) {
      before({{"hooks", {hook}}});
      others = [=](const ordered_json& question) {
        return json{{"stop", question["hook"] == hook && question["index"] == index}};
      };
    };
    if (name == "stopped at a batch") stopAt("on_train_batch_end", 1);
    if (name == "stopped at an epoch's begin") stopAt("on_epoch_begin", 1);
    if (name == "stopped at an epoch's end") stopAt("on_epoch_end", 0);
    if (name == "TerminateOnNaN") before({{"class_name", name}, {"config", json::object()}});
    if (name == "ReduceLROnPlateau before") before(plateau);
    if (name == "ReduceLROnPlateau behind") callbacks.push_back(plateau);
    if (name == "LearningRateScheduler") {
      before({{"hooks", {"on_epoch_begin", "on_epoch_end"}}});
      others = [&](const ordered_json& question) {
        json logs(question["logs"]);
        const double rate = static_cast<float>(trainer.learningRate());
        if (question["hook"] == "on_epoch_end") {
          logs["learning_rate"] = rate;
        } else if (question["index"] > 0) {
          trainer.setLearningRate(rate * 0.5);
        }
        return json{{"logs", logs}};
      };
    }
    json options = item["options"];
    const bool validated = options["validated"].get<bool>();
    options.erase("validated");
    options.update({{"batch_size", 2}, {"shuffle", false}, {"callbacks", callbacks}});
    FitJob job(trainer, rows(5, 0), validated ? std::optional(rows(3, 1)) : std::nullopt,
               options.dump());
    compare(comparison, record(job, recorder, others), item["calls"]);

    const json result = json::parse(job.history());
    EXPECT_EQ(result["epoch"], item["epoch"]);
    ASSERT_EQ(result["history"].size(), item["history"].size()) << result;
    for (const auto& [log, values] : item["history"].items()) {
      ASSERT_EQ(result["history"][log].size(), values.size());
      for (std::size_t i = 0; i < values.size(); ++i) {
        expectLogs(comparison, {{log, result["history"][log][i]}}, {{log, values[i]}});
      }
    }
    EXPECT_EQ(result["params"]["epochs"], item["params"]["epochs"]);
    EXPECT_EQ(result["params"]["steps"], item["params"]["steps"]);
    expectLogs(comparison, {{"weight", jsonNumber(model.copyWeights()[0])}},
               {{"weight", item["weight"]}});
  }
};

TEST_F(HookParity, InKerasOrderWithItsLogs) {
  golden::Comparison comparison("callback", "TerminateOnNaN", 1e-5);
  for (const json& item : golden::cases("callbacks/hooks")) {
    comparison.startCase(item);
    SCOPED_TRACE(item["name"].get<std::string>());
    const std::string hooks = json::array({allHooks()}).dump();
    if (item["name"] == "evaluate") {
      EvaluateJob job(trainer_, rows(5, 0), 2, hooks);
      compare(comparison, record(job, 0), item["calls"]);
      expectLogs(comparison, ordered_json::parse(job.result()), item["result"]);
    } else if (item["name"] == "predict") {
      Predictor predictor(model_);
      PredictJob job(predictor, rows(5, 0), 2, hooks);
      compare(comparison, record(job, 0), item["calls"]);
    } else {
      runFit(comparison, item);
    }
  }
}

}  // namespace
}  // namespace minibatch
