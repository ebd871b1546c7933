#include "training/observe.h"

#include <algorithm>

#include "base/error.h"
#include "base/json_object.h"
#include "base/json_text.h"
#include "kernels/elementwise.h"
#include "training/data_binding.h"
#include "training/logs.h"
#include "training/options.h"

namespace minibatch {
namespace {

using nlohmann::json;

constexpr Index kBatch = 32;

json layersOf(std::string_view text) {
  Options options(text, "observe_step");
  json layers = options.list("layers");
  options.refuseOthers();
  return layers;
}

}  // namespace

ObserveJob::Wanted ObserveJob::read(const Model& model, std::string_view text) {
  Options options(text, "observe");
  const Wanted wanted{options.list("layers"), options.integer("unit", -1, 0)};
  options.refuseOthers();
  const Index units = model.outputShape().size();  // kUnknown where that is known with the data
  if (wanted.unit >= units) {
    fail(ErrorCode::kInvalidArgument, "observe.unit",
         {{"units", units}, {"received", wanted.unit}});
  }
  return wanted;
}

ObserveJob::ObserveJob(const Model& model, const Dataset& data, std::string_view options)
    : ObserveJob(model, data, read(model, options)) {}

ObserveJob::ObserveJob(const Model& model, const Dataset& data, const Wanted& wanted)
    : Job(nullptr),
      model_(model),
      data_(bindInputs(data, model)),
      unit_(wanted.unit),
      tensors_(sizedFor(data_, model), wanted.layers, data.rows(), unit_ >= 0),
      executor_(tensors_.model(), {.max_batch = std::clamp<Index>(data.rows(), 1, kBatch),
                                   .training = unit_ >= 0,
                                   .observe = tensors_.wanted(),
                                   .stateless = true}) {}

JobState ObserveJob::step(double budget_ms) {
  const Deadline deadline = Deadline::after(budget_ms);
  while (first_ < data_.rows()) {
    if (!in_forward_ && !in_backward_) {
      count_ = std::min(executor_.maxBatch(), data_.rows() - first_);
      for (int input = 0; input < model_.inputs(); ++input) {
        data_.gatherInput(input, {first_, count_}, executor_.input(count_, input).data);
      }
      executor_.startForward(count_, false, 0, 0);
      in_forward_ = true;
    }
    if (in_forward_) {
      if (!executor_.continueForward(deadline)) return JobState::kRunning;
      in_forward_ = false;
      if (unit_ >= 0) startBackward();
    }
    if (in_backward_) {
      if (!executor_.continueBackward(deadline)) return JobState::kRunning;
      in_backward_ = false;
    }
    tensors_.take(executor_, first_, count_);
    first_ += count_;
    if (first_ < data_.rows() && deadline.passed()) return JobState::kRunning;
  }
  return JobState::kDone;
}

// The gradient of one number of the first output is 1 there; all else is 0.
void ObserveJob::startBackward() {
  const Graph& graph = model_.graph();
  const auto is_logits = std::make_unique<bool[]>(graph.outputs.size());
  for (int output = 0; output < model_.outputs(); ++output) {
    const auto activation = graph.layerOf(graph.operations[graph.outputs[output]]).activationName();
    const bool of_logits = static_cast<bool>(executor_.logits(count_, activation, output));
    const Tensor gradient = executor_.outputGradient(count_, of_logits, output);
    std::fill_n(gradient.data, gradient.size(), Real{0});
    const Index row = gradient.size() / count_;
    for (Index i = unit_; output == 0 && i < gradient.size(); i += row) gradient.data[i] = 1;
    is_logits[output] = of_logits;
  }
  executor_.startBackward({is_logits.get(), graph.outputs.size()});
  in_backward_ = true;
}

std::string ObserveJob::progress() const { return std::to_string(first_); }

std::string ObserveJob::result() const {
  return jsonText(jsonObject({{"layers", tensors_.list()}}));
}

ObserveStepJob::ObserveStepJob(Trainer& trainer, const Dataset& data, std::string_view options)
    : Job(&trainer),
      trainer_(trainer),
      data_(trainer.bind(data)),
      tensors_(trainer.sizedFor(data_), layersOf(options), data.rows(), true),
      state_(trainer.copyState()),
      iteration_(trainer.iteration()),
      learning_rate_(trainer.learningRate()),
      weights_(json::array()) {
  trainer_.observe(tensors_.wanted());
  trainer_.setObserver(this);
}

ObserveStepJob::~ObserveStepJob() {
  trainer_.abandonStep();
  trainer_.setObserver(nullptr);
  trainer_.observe({});
  trainer_.setState(state_, iteration_);
  trainer_.resetLogs();
}

JobState ObserveStepJob::step(double budget_ms) {
  if (started_ && !in_step_) return JobState::kDone;
  if (!started_) {
    started_ = true;
    trainer_.resetLogs();
    trainer_.startTrainStep(data_, {0, data_.rows()});
  }
  in_step_ = !trainer_.continueStep(Deadline::after(budget_ms));
  if (in_step_) return trainer_.asksOutside() ? JobState::kOutside : JobState::kRunning;
  if (!trainer_.lossIsFinite()) {
    fail(ErrorCode::kNotFinite, "batch.not-finite", {{"call", "observe_step"}});
  }
  finish();
  return JobState::kDone;
}

// What the forward pass left in the weights, such as moving statistics, is part of the step.
void ObserveStepJob::afterForward(const Executor& /*executor*/) {}

void ObserveStepJob::beforeUpdate(const Executor& executor) {
  const std::vector<Weight>& weights = trainer_.model().weights();
  for (std::size_t i = 0; i < weights.size(); ++i) {
    weights_.push_back(
        jsonObject({{"name", weights[i].path},
                    {"gradient", tensors_.add(executor.weightGradient(static_cast<int>(i)))}}));
  }
}

void ObserveStepJob::finish() {
  tensors_.take(*trainer_.executor(), 0, data_.rows());
  const std::vector<Weight>& weights = trainer_.model().weights();
  const Real* before = state_.data();
  for (std::size_t i = 0; i < weights_.size(); ++i) {
    const Tensor& now = weights[i].value;
    std::vector<Real> update(static_cast<std::size_t>(now.size()));
    for (std::size_t k = 0; k < update.size(); ++k) update[k] = now.data[k] - before[k];
    weights_[i]["value"] = tensors_.add({before, now.shape});
    weights_[i]["update"] = tensors_.add({update.data(), now.shape});
    before += now.size();
  }
}

std::string ObserveStepJob::result() const {
  const std::string logs = toJson(Logs(trainer_.logNames(), trainer_.logs()));
  JsonObject result;
  result.add("layers", tensors_.list());
  result.add("weights", weights_);
  result.addText("logs", logs);
  result.add("learningRate", learning_rate_);
  result.add("iteration", iteration_);
  return result.text();
}

}  // namespace minibatch
