#pragma once

#include <cstdint>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/json_text.h"
#include "base/parse_json.h"
#include "bindings/buffer.h"
#include "bindings/data.h"
#include "bindings/evaluation.h"
#include "bindings/json.h"
#include "bindings/text.h"
#include "catalog.h"
#include "model/model.h"
#include "model/spec.h"
#include "training/evaluate.h"
#include "training/fit.h"
#include "training/observe.h"
#include "training/on_batch.h"
#include "training/predict.h"
#include "training/profile.h"
#include "training/trainer.h"

/// Models and their training, as functions of what crosses to JavaScript.
namespace minibatch::bindings {

// Models.

inline std::string describe(const Text& spec) {
  return jsonText(describeSpec(parseJson(read(spec), "model"), catalog()));
}

inline std::unique_ptr<Model> makeModel(const Text& spec, double seed) {
  return std::make_unique<Model>(read(spec), catalog(), static_cast<std::uint64_t>(seed));
}

inline std::string modelInputs(const Model& model) {
  nlohmann::json list = nlohmann::json::array();
  for (int i = 0; i < model.inputs(); ++i) {
    list.push_back(tensorSpecJson(model.inputName(i), model.inputShape(i)));
  }
  return jsonText(list);
}

inline std::string modelOutputs(const Model& model) {
  nlohmann::json list = nlohmann::json::array();
  for (int i = 0; i < model.outputs(); ++i) {
    list.push_back(tensorSpecJson(model.outputName(i), model.outputShape(i)));
  }
  return jsonText(list);
}

inline std::string weightList(const Model& model) {
  nlohmann::json list = nlohmann::json::array();
  for (const Weight& weight : model.weights()) {
    const Shape& shape = weight.value.shape;
    list.push_back({{"name", weight.path}, {"shape", std::vector(shape.begin(), shape.end())}});
  }
  return jsonText(list);
}

inline std::unique_ptr<Floats> copyWeights(const Model& model) { return own(model.copyWeights()); }
inline void setWeights(Model& model, const Floats& values) { model.setWeights(values.span()); }

inline double stateSize(const Model& model) { return static_cast<double>(model.states().size()); }

inline std::unique_ptr<Trainer> makeTrainer(Model& model, const Text& config, double seed) {
  return std::make_unique<Trainer>(model, read(config), static_cast<std::uint64_t>(seed));
}

inline std::string logNames(const Trainer& trainer) {
  return jsonText(nlohmann::json(trainer.logNames()));
}
/// By output; null where it wants none.
inline std::string trainerTargets(Trainer& trainer) {
  nlohmann::json list = nlohmann::json::array();
  for (int i = 0; i < trainer.model().outputs(); ++i) {
    list.push_back(trainer.wantsTarget(i)
                       ? tensorSpecJson(trainer.model().outputName(i), trainer.targetShape(i))
                       : nlohmann::json());
  }
  return jsonText(list);
}
inline double iteration(const Trainer& trainer) { return static_cast<double>(trainer.iteration()); }
inline double optimizerParameters(const Trainer& trainer) {
  return static_cast<double>(trainer.optimizerParameters());
}
inline std::unique_ptr<Floats> copyState(const Trainer& trainer) {
  return own(trainer.copyState());
}
inline void setState(Trainer& trainer, const Floats& values, double iteration,
                     double learning_rate) {
  trainer.setState(values.span(), static_cast<std::int64_t>(iteration));
  // A schedule gives the rate of the iteration by itself.
  if (!trainer.hasLearningRateSchedule()) trainer.setLearningRate(learning_rate);
}

// Losses and metrics of the page.

/// What a step waits for, once it does: {gradient, outputs: [{output, loss, metrics: [n],
/// prediction: shape, target: shape, scaling: [[scale, offset]]}]}; scaling has an element for each
/// number of a prediction in turn.
inline std::string outsideQuestion(const Trainer& trainer) {
  const auto shapeOf = [](const ConstTensor& tensor) {
    return std::vector<Index>(tensor.shape.begin(), tensor.shape.end());
  };
  nlohmann::json outputs = nlohmann::json::array();
  for (int output = 0; output < trainer.outputs(); ++output) {
    nlohmann::json numbers = nlohmann::json::array();
    const auto& metrics = trainer.outsideMetrics();
    for (std::size_t i = 0; i < metrics.size(); ++i) {
      if (metrics[i].output == output) numbers.push_back(i);
    }
    const bool has_loss = trainer.outsideLoss(output) != nullptr;
    if (!has_loss && numbers.empty()) continue;
    nlohmann::json scaling = nlohmann::json::array();
    for (const auto& [scale, offset] : trainer.scaling(output)) scaling.push_back({scale, offset});
    outputs.push_back(jsonObject({{"output", output},
                                  {"loss", has_loss},
                                  {"metrics", numbers},
                                  {"prediction", shapeOf(trainer.prediction(output))},
                                  {"target", shapeOf(trainer.target(output))},
                                  {"scaling", std::move(scaling)}}));
  }
  return jsonText(
      jsonObject({{"gradient", trainer.wantsGradient()}, {"outputs", std::move(outputs)}}));
}
inline std::unique_ptr<Floats> copyOf(const ConstTensor& tensor) {
  return std::make_unique<Floats>(std::vector<float>(tensor.data, tensor.data + tensor.size()));
}
inline std::unique_ptr<Floats> predictionOf(const Trainer& trainer, int output) {
  return copyOf(trainer.prediction(output));
}
inline std::unique_ptr<Floats> targetOf(const Trainer& trainer, int output) {
  return copyOf(trainer.target(output));
}
inline void giveLoss(Trainer& trainer, int output, const Floats& values, const Floats& gradient) {
  trainer.outsideLoss(output)->give(values.span(), gradient.span());
}
inline void giveMetric(Trainer& trainer, double metric, const Floats& values) {
  trainer.outsideMetrics()[static_cast<std::size_t>(metric)].metric->give(values.span());
}

// Jobs.

inline std::unique_ptr<FitJob> makeFit(Trainer& trainer, const Dataset& train,
                                       const Dataset* validation, const Text& options) {
  return std::make_unique<FitJob>(
      trainer, train, validation ? std::optional(*validation) : std::nullopt, read(options));
}

inline std::unique_ptr<Floats> resultValues(const FitJob& job, double callback) {
  const std::vector<Real>* values = job.resultValues(static_cast<std::size_t>(callback));
  return values ? own(*values) : nullptr;
}

inline std::unique_ptr<EvaluateJob> makeEvaluate(Trainer& trainer, const Dataset& data,
                                                 double batch_size, const Text& callbacks,
                                                 bool keep_predictions) {
  return std::make_unique<EvaluateJob>(
      trainer, data, static_cast<Index>(batch_size), read(callbacks),
      keep_predictions ? EvaluateJob::Keep::kPredictions : EvaluateJob::Keep::kNothing);
}
inline std::unique_ptr<PredictionsList> takePredictions(EvaluateJob& job) {
  return std::make_unique<PredictionsList>(job.takePredictions());
}

inline std::unique_ptr<OnBatchJob> makeOnBatch(Trainer& trainer, const Dataset& data, bool training,
                                               const Text& options) {
  return std::make_unique<OnBatchJob>(trainer, data, training, read(options));
}

inline std::unique_ptr<ProfileJob> makeProfile(Trainer& trainer, const Dataset& data,
                                               double batch_size, double steps, double warm_up) {
  return std::make_unique<ProfileJob>(trainer, data, static_cast<Index>(batch_size),
                                      static_cast<Index>(steps), static_cast<Index>(warm_up));
}

inline std::unique_ptr<ObserveJob> makeObserve(const Model& model, const Dataset& data,
                                               const Text& options) {
  return std::make_unique<ObserveJob>(model, data, read(options));
}

inline std::unique_ptr<ObserveStepJob> makeObserveStep(Trainer& trainer, const Dataset& data,
                                                       const Text& options) {
  return std::make_unique<ObserveStepJob>(trainer, data, read(options));
}

template <class T>
std::unique_ptr<Floats> observedValues(const T& job) {
  return own(job.values());
}

inline std::unique_ptr<Predictor> makePredictor(const Model& model) {
  return std::make_unique<Predictor>(model);
}

/// A negative seed is none.
inline std::unique_ptr<PredictJob> makePredict(Predictor& predictor, const Dataset& data,
                                               double batch_size, const Text& callbacks,
                                               double training_seed) {
  std::optional<std::uint64_t> seed;
  if (training_seed >= 0) seed = static_cast<std::uint64_t>(training_seed);
  return std::make_unique<PredictJob>(predictor, data, static_cast<Index>(batch_size),
                                      read(callbacks), seed);
}

/// "running", "epochEnd", "done", "outside" or "hook".
inline std::string step(Job& job, double budget_ms) {
  switch (job.step(budget_ms)) {
    case JobState::kRunning:
      return "running";
    case JobState::kEpochEnd:
      return "epochEnd";
    case JobState::kDone:
      return "done";
    case JobState::kOutside:
      return "outside";
    case JobState::kHook:
      break;
  }
  return "hook";
}
inline void answer(Job& job, const Text& answer) { job.answer(read(answer)); }
/// (rows, ...output shape).
inline std::string predictedShape(const PredictJob& job, int output) {
  return toJson(job.outputShape(output));
}
inline std::unique_ptr<Floats> output(const PredictJob& job, int output) {
  return own(job.output(output));
}

}  // namespace minibatch::bindings
